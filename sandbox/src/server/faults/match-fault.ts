import { nextRandom } from '../../engine/ids';
import type { SandboxState } from '../../engine/state/state';
import { findPhase, isRequestProcessed, type FaultPhase } from './fault-kinds';
import { faultTable, type FaultRule } from './fault-rule';

/** What decides which faults apply to a request or a webhook. */
export interface FaultSubject {
  /** What a rule can have as its target: the operation, its API and its product, or the event and its family. */
  readonly names: readonly string[];
  readonly subAccountId: unknown;
  /** Where a rule looks for its phone number. */
  readonly content: unknown;
}

/**
 * Returns the fault rules that act on a request or a webhook: they combine. Every matching rule counts the subject as seen,
 * and those that act count it as struck.
 */
export function matchFaults(
  state: SandboxState,
  phase: FaultPhase,
  subjects: readonly FaultSubject[],
): readonly FaultRule[] {
  const faults = state.table(faultTable);
  if (faults.size === 0) return [];
  const triggered: FaultRule[] = [];
  for (const rule of faults.values()) {
    if (findPhase(rule.effect.kind) !== phase || !subjects.some((subject) => matches(rule, subject)))
      continue;
    faults.update(rule, { seen: rule.seen + 1 });
    if (isTriggered(state, rule)) triggered.push(rule);
  }
  const acting = phase === 'webhook' ? combineWebhookFaults(triggered) : combineRequestFaults(triggered);
  for (const rule of acting) faults.update(rule, { struck: rule.struck + 1 });
  return acting;
}

/** A request can be slow, and rejected, and meet one of the other faults: the oldest one. */
function combineRequestFaults(rules: readonly FaultRule[]): readonly FaultRule[] {
  const ofKind = (kind: string): FaultRule[] => rules.filter(({ effect }) => effect.kind === kind);
  const failure = rules.find(({ effect }) => effect.kind !== 'slow' && effect.kind !== 'rejected');
  const acting = [...ofKind('slow'), ...(failure ? [failure] : [])];
  const isProcessed = acting.every(({ effect }) => isRequestProcessed(effect));
  return isProcessed ? [...ofKind('rejected').slice(0, 1), ...acting] : acting;
}

/** A webhook that is dropped is not delayed, repeated, held back, or posted with a wrong secret. */
function combineWebhookFaults(rules: readonly FaultRule[]): readonly FaultRule[] {
  const drop = rules.find(({ effect }) => effect.kind === 'webhookDrop');
  return drop ? [drop] : rules;
}

function matches({ target, subAccountId, recipient }: FaultRule, subject: FaultSubject): boolean {
  return (
    (target === '*' || subject.names.includes(target)) &&
    (subAccountId === undefined || subAccountId === subject.subAccountId) &&
    (recipient === undefined || containsNumber(subject.content, recipient))
  );
}

/** Whether two texts are the same phone number, with or without a plus. */
export function isSameNumber(text: string, number: string): boolean {
  return text.replace(/^\+/, '') === number.replace(/^\+/, '');
}

function containsNumber(content: unknown, number: string): boolean {
  if (typeof content === 'string' || typeof content === 'number')
    return isSameNumber(String(content), number);
  if (typeof content !== 'object' || content === null || Buffer.isBuffer(content)) return false;
  return Object.values(content).some((inner) => containsNumber(inner, number));
}

/** Whether a fault for the next n requests has hit all of them. */
function isExhausted({ trigger, struck }: FaultRule): boolean {
  return typeof trigger === 'object' && 'next' in trigger && struck >= trigger.next;
}

function isTriggered(state: SandboxState, rule: FaultRule): boolean {
  const { trigger, seen } = rule;
  if (trigger === 'always') return true;
  if ('next' in trigger) return !isExhausted(rule);
  if ('every' in trigger) return seen % trigger.every === 0;
  return nextRandom(state) < trigger.probability;
}
