import { isRecord, type Values, type Reading } from '../fields/field';
import { slotOf, type Slot } from './placeholder';
import { jsonFrom } from '../fields/json';
import { numberFrom } from '../fields/number';
import { textFrom } from '../fields/text';
import { mapperName } from './template-locator';

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

/** Notes what is wrong with a field of the mapper, by the name that a person sees. */
export function tell(reading: Reading, label: string, message: string, advice: string): void {
  reading.report(mapperName, message, advice, label);
}

/** Longer codes are not taken. */
const longestCode = 15;

/** The value of a field, checked; `undefined` where there is none, or none that could be sent. */
export function valueOf({ slot, label, value: given }: MappedField, reading: Reading): unknown {
  const { value, required } = slot;
  const wrong: Wrong = (message, advice) => {
    tell(reading, label, message, advice);
  };
  const text = textFrom(given);
  if (text === undefined || text === null || (typeof text === 'string' && text.trim() === '')) {
    return required
      ? wrong('is empty', 'Give it a value: 8x8 refuses a template that lacks one.')
      : undefined;
  }
  if (value.kind === 'media') return value.from === 'url' ? address(text, wrong) : text;
  if (value.kind === 'location') {
    return value.part === 'name' || value.part === 'address' ? text : coordinate(text, value.part, wrong);
  }
  if (value.kind === 'button' && value.takes === 'flowData') {
    const problems: Reading = {
      ...reading,
      report: (_, message, advice) => tell(reading, label, message, advice),
    };
    return jsonFrom(given, problems, mapperName);
  }
  if (value.kind === 'button' && value.takes === 'minutes') return minutes(text, wrong);
  if (typeof text !== 'string') return wrong('is not text', 'Give it a text or a number.');
  if (value.kind === 'code' && text.length > longestCode)
    return wrong(`has ${text.length} characters`, `Give it ${longestCode} at most.`);
  return text;
}

type Wrong = (message: string, advice: string) => unknown;

function address(text: unknown, wrong: Wrong): unknown {
  return typeof text === 'string' && /^https?:\/\/[^\s/]+(\/\S*)?$/i.test(text)
    ? text
    : wrong(
        'is not a web address',
        'Give it one that begins with https://, or name a binary field in its place.',
      );
}

function coordinate(text: unknown, part: 'latitude' | 'longitude', wrong: Wrong): unknown {
  const degrees = numberFrom(text);
  const most = part === 'latitude' ? 90 : 180;
  return typeof degrees === 'number' && Math.abs(degrees) <= most
    ? degrees
    : wrong(`is not a ${part}`, `Give it a number from -${most} to ${most}.`);
}

function minutes(text: unknown, wrong: Wrong): unknown {
  const count = numberFrom(text);
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 43_200
    ? count
    : wrong('is not a number of minutes', 'Give it a whole number from 1 to 43200.');
}

/** The names of the item's fields whose files the mapper's fields name. */
export function filesNamed(mapped: unknown): string[] {
  const values = isRecord(mapped) ? mapped : {};
  return Object.entries(values).flatMap(([id, value]) =>
    id.endsWith('.file') && typeof value === 'string' && value !== '' ? [value] : [],
  );
}
