import { productsOf } from 'cpaas-8x8';

import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { withoutUndefined, asObject } from '../../engine/json';
import type { FaultEffect, FaultKind, FaultRequest, FaultRule, FaultTrigger } from './fault-rule';

const faultKinds: readonly FaultKind[] = [
  'tooManyRequests',
  'internalError',
  'error',
  'unavailable',
  'resetBefore',
  'resetAfter',
  'stall',
  'slow',
  'halfBody',
  'html',
  'rejected',
];

/** @throws {Error} when the target, the trigger or the effect is invalid. */
export function addFault(context: SandboxContext, request: FaultRequest): FaultRule {
  const { target = '*', trigger = 'always' } = request;
  const effect: FaultEffect = typeof request.effect === 'string' ? { kind: request.effect } : request.effect;
  if (!faultKinds.includes((effect as Partial<FaultEffect> | undefined)?.kind as FaultKind))
    throw new Error(`effect.kind must be one of ${faultKinds.join(', ')}`);
  if (!findKnownTargets(context).has(target)) {
    throw new Error(
      `target ${target} is unknown: use the ID of an operation, the name of an API or of a product, or *`,
    );
  }
  validateTrigger(trigger);
  if (effect.kind === 'error' && !isErrorStatus(effect.status ?? 400))
    throw new Error('effect.status must be from 400 to 599');
  const rule: FaultRule = {
    id: nextUuid(context.state, 'fault'),
    target,
    trigger,
    effect: withoutUndefined({ ...effect }),
    seen: 0,
    struck: 0,
  };
  context.state.faults.push(rule);
  emitFaults(context);
  return rule;
}

/** Returns false when there is no such fault. */
export function removeFault(context: SandboxContext, id: string): boolean {
  const index = context.state.faults.findIndex((rule) => rule.id === id);
  if (index < 0) return false;
  context.state.faults.splice(index, 1);
  emitFaults(context);
  return true;
}

export function clearFaults(context: SandboxContext): void {
  context.state.faults.length = 0;
  emitFaults(context);
}

const isErrorStatus = (status: number): boolean => Number.isInteger(status) && status >= 400 && status < 600;

function emitFaults(context: SandboxContext): void {
  context.eventFeed.emit({ kind: 'faults', faults: context.state.faults });
}

function findKnownTargets({ options }: SandboxContext): Set<string> {
  const targets = new Set(['*']);
  for (const [apiName, api] of Object.entries(options.catalogue)) {
    targets.add(apiName);
    for (const product of productsOf(api)) targets.add(product);
    for (const name of Object.keys(api.operations)) targets.add(`${apiName}.${name}`);
  }
  return targets;
}

function validateTrigger(trigger: FaultTrigger): void {
  if (trigger === 'always') return;
  const [[kind, value] = []] = Object.entries(asObject(trigger));
  const number = typeof value === 'number' ? value : NaN;
  if ((kind === 'next' || kind === 'every') && Number.isInteger(number) && number > 0) return;
  if (kind === 'probability' && number >= 0 && number <= 1) return;
  throw new Error('trigger must be "always", {"next": n}, {"every": n} or {"probability": 0 to 1}');
}
