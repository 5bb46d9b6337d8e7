import { isRecord, type Values } from '../fields/field';
import { slotOf, type Slot } from './placeholder';

/** A field that a person sees in the mapper, and what stands in it. */
export interface MappedField {
  readonly slot: Slot;
  readonly label: string;
  readonly value: unknown;
}

export interface MappedFields {
  readonly fields: readonly MappedField[];
  /** Ids that stand for nothing: of a newer version of this node, or written by hand. */
  readonly unknown: readonly string[];
}

/** What the mapper holds for one item: the fields that the editor kept, and any others that have a value. */
export function mappedFields(mapped: Values): MappedFields {
  const values = isRecord(mapped['value']) ? mapped['value'] : {};
  const labels = labelsIn(mapped['schema']);
  const fields: MappedField[] = [];
  const unknown: string[] = [];
  for (const id of new Set([...labels.keys(), ...Object.keys(values)])) {
    const slot = slotOf(id);
    if (slot) fields.push({ slot, label: labels.get(id) ?? id, value: values[id] });
    else unknown.push(id);
  }
  return { fields, unknown };
}

function labelsIn(schema: unknown): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  if (!Array.isArray(schema)) return labels;
  for (const each of schema as readonly unknown[]) {
    if (!isRecord(each) || each['removed'] === true || typeof each['id'] !== 'string') continue;
    labels.set(each['id'], typeof each['displayName'] === 'string' ? each['displayName'] : each['id']);
  }
  return labels;
}
