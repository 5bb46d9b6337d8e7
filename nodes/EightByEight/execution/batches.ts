import { pathFields } from '../../../core/src/catalogue';
import type { Values } from '../fields/field';
import type { BatchOperation } from './batch-operation';
import type { ReadyItem } from './item-outcome';

/** Items that travel in one request. */
export interface Batch {
  readonly items: readonly ReadyItem[];
  /** What the request says once for all. */
  readonly common: Values;
  /** What it says of each item, in order. */
  readonly messages: readonly Values[];
}

/** Sorts items into as few requests as can take them: those of one subaccount that agree on what a batch says once. */
export function batchesOf(ready: readonly ReadyItem[], batch: BatchOperation, size: number): Batch[] {
  const names = [...new Set([...pathFields(batch.operation), ...batch.shared])];
  const groups = new Map<string, ReadyItem[]>();
  for (const item of ready) {
    const key = JSON.stringify(names.map((name) => item.input[name] ?? null));
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  const most = Math.max(1, Math.min(size, batch.most));
  return [...groups.values()].flatMap((group) =>
    slices(group, most).map((items) => ({
      items,
      common: picked(items[0]?.input ?? {}, names),
      messages: items.map(({ input }) => without(input, names)),
    })),
  );
}

function slices<T>(values: readonly T[], size: number): T[][] {
  const parts: T[][] = [];
  for (let start = 0; start < values.length; start += size) parts.push(values.slice(start, start + size));
  return parts;
}

function picked(input: Values, names: readonly string[]): Values {
  return Object.fromEntries(
    names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  );
}

function without(input: Values, names: readonly string[]): Values {
  const rest: Record<string, unknown> = {};
  for (const name of Object.keys(input)) {
    if (!names.includes(name)) rest[name] = input[name];
  }
  return rest;
}
