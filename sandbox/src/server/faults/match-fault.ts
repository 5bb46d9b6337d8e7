import { nextRandom } from '../../engine/ids';
import type { SandboxState } from '../../engine/state';
import type { FaultEffect, FaultRule } from './fault-rule';

/** The part of a request that faults match. */
export interface FaultTarget {
  readonly operation: string;
  readonly apiName: string;
  readonly product: string;
}

/**
 * Faults of the phase `before` apply before the body is read, when operations at the same path cannot be told apart
 * yet.
 */
export type FaultPhase = 'before' | 'after';

const findPhase = ({ kind }: FaultEffect): FaultPhase => (kind === 'resetBefore' ? 'before' : 'after');

/** Returns the fault that applies to a request. Every matching rule counts the request. */
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
