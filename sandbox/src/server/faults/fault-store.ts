import { productsOf } from 'cpaas-8x8';

import type { FaultEffect, FaultKind, FaultRequest, FaultRule, FaultTrigger } from './fault-rule';
import { nextUuid } from '../../engine/ids';
import type { World } from '../../engine/context';
import { defined, objectOf } from '../../engine/json';

const kinds: readonly FaultKind[] = [
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

/** Adds a fault. @throws {Error} when it could never strike, or would be none. */
export function addFault(world: World, request: FaultRequest): FaultRule {
  const { target = '*', trigger = 'always' } = request;
  const effect: FaultEffect = typeof request.effect === 'string' ? { kind: request.effect } : request.effect;
  if (!kinds.includes((effect as Partial<FaultEffect> | undefined)?.kind as FaultKind))
    throw new Error(`effect.kind must be one of ${kinds.join(', ')}`);
  if (!targetsOf(world).has(target)) {
    throw new Error(`target ${target} is no operation, no API and no product; * means all`);
  }
  checkTrigger(trigger);
  if (effect.kind === 'error' && !isFailure(effect.status ?? 400))
    throw new Error('effect.status must be from 400 to 599');
  const rule: FaultRule = {
    id: nextUuid(world.state, 'fault'),
    target,
    trigger,
    effect: defined({ ...effect }),
    seen: 0,
    struck: 0,
  };
  world.state.faults.push(rule);
  tell(world);
  return rule;
}

/** Removes a fault; says whether it was there. */
export function removeFault(world: World, id: string): boolean {
  const index = world.state.faults.findIndex((rule) => rule.id === id);
  if (index < 0) return false;
  world.state.faults.splice(index, 1);
  tell(world);
  return true;
}

export function clearFaults(world: World): void {
  world.state.faults.length = 0;
  tell(world);
}

const isFailure = (status: number): boolean => Number.isInteger(status) && status >= 400 && status < 600;

function tell(world: World): void {
  world.live.tell({ kind: 'faults', faults: world.state.faults });
}

function targetsOf({ options }: World): Set<string> {
  const targets = new Set(['*']);
  for (const [apiName, api] of Object.entries(options.catalogue)) {
    targets.add(apiName);
    for (const product of productsOf(api)) targets.add(product);
    for (const name of Object.keys(api.operations)) targets.add(`${apiName}.${name}`);
  }
  return targets;
}

function checkTrigger(trigger: FaultTrigger): void {
  if (trigger === 'always') return;
  const [[kind, value] = []] = Object.entries(objectOf(trigger));
  const number = typeof value === 'number' ? value : NaN;
  if ((kind === 'next' || kind === 'every') && Number.isInteger(number) && number > 0) return;
  if (kind === 'probability' && number >= 0 && number <= 1) return;
  throw new Error('trigger must be "always", {"next": n}, {"every": n} or {"probability": 0 to 1}');
}
