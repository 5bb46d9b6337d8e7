import type { JsonObject } from '../engine/json';
import { nextUuid } from '../engine/ids';
import type { World } from '../engine/context';
import type { Scope } from './script/evaluate';
import type { Workflow } from './workflow';

/** What the scripts of a workflow see. */
export function scopeOf({ state, time }: World, { data }: Workflow, step: JsonObject): Scope {
  return { data, step, now: () => time.now(), uuid: () => nextUuid(state, 'script') };
}
