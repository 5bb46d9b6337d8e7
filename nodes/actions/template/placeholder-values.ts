import { isJsonObject } from '../../../core/src/validation';
import { type Values, type ReadContext } from '../fields/field';
import { parsePlaceholder, showsTemplateText, type Placeholder } from './placeholder';
import { parseJson } from '../fields/json';
import { toNumber } from '../fields/number';
import { toText } from '../fields/text';
import { mapperParameter } from './template-locator';

/** A field of the resource mapper, with its value. */
export interface MappedField {
  readonly placeholder: Placeholder;
  readonly label: string;
  readonly value: unknown;
}

export interface MappedFields {
  readonly fields: readonly MappedField[];
  /** Field IDs that are not placeholders, from a newer version of this node or written by hand. */
  readonly unknownIds: readonly string[];
}

/** Reads the resource mapper for one item: the fields of its stored schema, and other fields with a value. */
export function readMappedFields(mapped: Values): MappedFields {
  const values = isJsonObject(mapped['value']) ? mapped['value'] : {};
  const labels = fieldLabels(mapped['schema']);
  const fields: MappedField[] = [];
  const unknownIds: string[] = [];
  for (const id of new Set([...labels.keys(), ...Object.keys(values)])) {
    if (showsTemplateText(id)) continue;
    const placeholder = parsePlaceholder(id);
    if (placeholder) fields.push({ placeholder, label: labels.get(id) ?? id, value: values[id] });
    else unknownIds.push(id);
  }
  return { fields, unknownIds };
}

function fieldLabels(schema: unknown): ReadonlyMap<string, string> {
  const labels = new Map<string, string>();
  if (!Array.isArray(schema)) return labels;
  for (const each of schema as readonly unknown[]) {
    if (!isJsonObject(each) || each['removed'] === true || typeof each['id'] !== 'string') continue;
    labels.set(each['id'], typeof each['displayName'] === 'string' ? each['displayName'] : each['id']);
  }
  return labels;
}

/** Reports an issue with a field of the mapper, by its label. */
export function reportField(readContext: ReadContext, label: string, message: string, advice: string): void {
  readContext.reportIssue(mapperParameter, message, advice, label);
}

/** WhatsApp's limit for one-time codes. */
const maxCodeLength = 15;

/** Reads and validates the value of a field. Returns `undefined` if it is empty or invalid. */
export function readPlaceholderValue(
  { placeholder, label, value: given }: MappedField,
  readContext: ReadContext,
): unknown {
  const { value, required } = placeholder;
  const wrong: ReportIssue = (message, advice) => {
    reportField(readContext, label, message, advice);
  };
  const text = toText(given);
  if (text === undefined || text === null || (typeof text === 'string' && text.trim() === '')) {
    return required
      ? wrong('is empty', 'Give it a value: 8x8 refuses a template that lacks one.')
      : undefined;
  }
  if (value.kind === 'media') return value.from === 'url' ? readUrl(text, wrong) : text;
  if (value.kind === 'location') {
    return value.part === 'name' || value.part === 'address' ? text : readCoordinate(text, value.part, wrong);
  }
  if (value.kind === 'button' && value.takes === 'flowData') {
    const problems: ReadContext = {
      ...readContext,
      reportIssue: (_, message, advice) => reportField(readContext, label, message, advice),
    };
    return parseJson(given, problems, mapperParameter);
  }
  if (value.kind === 'button' && value.takes === 'minutes') return readButtonLifetimeMinutes(text, wrong);
  if (typeof text !== 'string') return wrong('is not text', 'Give it a text or a number.');
  if (value.kind === 'code' && text.length > maxCodeLength)
    return wrong(`has ${text.length} characters`, `Give it ${maxCodeLength} at most.`);
  return text;
}

type ReportIssue = (message: string, advice: string) => unknown;

function readUrl(text: unknown, wrong: ReportIssue): unknown {
  return typeof text === 'string' && /^https?:\/\/[^\s/]+(\/\S*)?$/i.test(text)
    ? text
    : wrong(
        'is not a web address',
        'Give it one that begins with https://, or name a binary field in its place.',
      );
}

function readCoordinate(text: unknown, part: 'latitude' | 'longitude', wrong: ReportIssue): unknown {
  const degrees = toNumber(text);
  const most = part === 'latitude' ? 90 : 180;
  return typeof degrees === 'number' && Math.abs(degrees) <= most
    ? degrees
    : wrong(`is not a ${part}`, `Give it a number from -${most} to ${most}.`);
}

function readButtonLifetimeMinutes(text: unknown, wrong: ReportIssue): unknown {
  const count = toNumber(text);
  return typeof count === 'number' && Number.isInteger(count) && count >= 1 && count <= 43_200
    ? count
    : wrong('is not a number of minutes', 'Give it a whole number from 1 to 43200.');
}
