import { nextRandom } from '../../engine/ids';
import type { SandboxState } from '../../engine/state';
import type { FaultEffect, FaultRule } from './fault-rule';

/** What a request is, to tell whether a fault is meant for it. */
export interface FaultTarget {
  readonly operation: string;
  readonly apiName: string;
  readonly product: string;
}

/** Before the body is read, which tells apart operations at the same address, or after. */
export type FaultPhase = 'before' | 'after';

const findPhase = ({ kind }: FaultEffect): FaultPhase => (kind === 'resetBefore' ? 'before' : 'after');

/** The fault that strikes a request, if one does; every rule that is meant for it counts it. */
export function matchFault(
  state: SandboxState,
  phase: FaultPhase,
  targets: readonly FaultTarget[],
): FaultEffect | undefined {
  let effect: FaultEffect | undefined;
  for (const rule of state.faults) {
    if (findPhase(rule.effect) !== phase || !targets.some((target) => matchesTarget(rule, target))) continue;
    rule.seen++;
    if (effect || !isTriggered(state, rule)) continue;
    rule.struck++;
    effect = rule.effect;
  }
  return effect;
}

/** Rules that have struck as often as they were to are done with. */
export function isExhausted({ trigger, struck }: FaultRule): boolean {
  return typeof trigger === 'object' && 'next' in trigger && struck >= trigger.next;
}

function matchesTarget({ target }: FaultRule, { operation, apiName, product }: FaultTarget): boolean {
  return target === '*' || target === operation || target === apiName || target === product;
}

function isTriggered(state: SandboxState, rule: FaultRule): boolean {
  const { trigger, seen } = rule;
  if (trigger === 'always') return true;
  if ('next' in trigger) return !isExhausted(rule);
  if ('every' in trigger) return seen % trigger.every === 0;
  return nextRandom(state) < trigger.probability;
}
