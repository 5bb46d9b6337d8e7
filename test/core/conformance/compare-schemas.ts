import type { ObjectSchema, Schema, StringFormat } from '../../../core/src/validation/json-schema';
import type { SchemaFacts } from '../../reference/facts';
import { readSchema, type TheirSchema } from './openapi-schema';

/** Requests are compared completely, responses by names, types, required fields and values. */
export type Side = 'request' | 'response';

/** Reports a difference, with its path. */
export type Note = (where: string, what: string) => void;

/** Compares a schema of 8x8's OpenAPI file with the catalogue's, at any depth, and reports each difference. */
export function compareSchemas(
  facts: SchemaFacts,
  ours: Schema,
  where: string,
  side: Side,
  note: Note,
): void {
  const theirs = readSchema(facts);
  // Nothing differs from an empty schema.
  if (theirs.type === undefined && !Object.keys(theirs.properties).length) return;
  // 8x8's OpenAPI files describe an uploaded file as an object without fields.
  if (ours.type === 'string' && ours.format === 'binary') return;
  if (ours.type === undefined && ours.discriminator) {
    if (!['oneOf', 'anyOf'].some((word) => word in facts)) note(where, 'one kind there, several here');
    return;
  }
  if (ours.type === undefined) {
    note(where, `${theirs.type ?? 'object'} there, anything here`);
    return;
  }
  if (theirs.type !== undefined && theirs.type !== ours.type) {
    note(where, `${theirs.type} there, ${ours.type} here`);
    return;
  }
  if (ours.type === 'object') compareObjects(theirs, ours, where, side, note);
  if (ours.type === 'array' && theirs.items)
    compareSchemas(theirs.items, ours.items, `${where}[]`, side, note);
  if (ours.type === 'string') compareValues(theirs.enum, ours.enum, where, note);
  if (side === 'request') compareLimits(facts, ours, where, note);
}

function compareObjects(
  theirs: TheirSchema,
  ours: ObjectSchema,
  where: string,
  side: Side,
  note: Note,
): void {
  for (const [name, property] of Object.entries(theirs.properties)) {
    const field = ours.properties[name];
    if (field) compareSchemas(property, field, `${where}.${name}`, side, note);
    else note(`${where}.${name}`, 'there, not here');
  }
  const ourRequired = ours.required ?? [];
  for (const name of Object.keys(ours.properties)) {
    if (!(name in theirs.properties)) note(`${where}.${name}`, 'here, not there');
    else
      compareRequired(theirs.required.includes(name), ourRequired.includes(name), `${where}.${name}`, note);
  }
  if (theirs.freeForm !== (ours.additionalProperties !== undefined)) {
    note(where, theirs.freeForm ? 'free-form there, not here' : 'free-form here, not there');
  }
}

export function compareRequired(theirs: boolean, ours: boolean, where: string, note: Note): void {
  if (theirs && !ours) note(where, 'required there, not here');
  if (!theirs && ours) note(where, 'required here, not there');
}

function compareValues(
  theirs: readonly string[] | undefined,
  ours: readonly string[] | undefined,
  where: string,
  note: Note,
): void {
  if (!theirs && !ours) return;
  if (!theirs || !ours) {
    note(where, theirs ? 'values listed there, not here' : 'values listed here, not there');
    return;
  }
  const missing = theirs.filter((value) => !ours.includes(value));
  const extra = ours.filter((value) => !theirs.includes(value));
  for (const value of missing) note(where, `value there, not here: ${value}`);
  for (const value of extra) note(where, `value here, not there: ${value}`);
}

const limits = [
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minimum',
  'maximum',
  'uniqueItems',
  'default',
];

function compareLimits(theirs: SchemaFacts, ours: Schema, where: string, note: Note): void {
  const ourKeywords: Readonly<Record<string, unknown>> = { ...ours };
  for (const name of limits) {
    const [there, here] = [theirs[name] ?? undefined, ourKeywords[name]];
    if (there !== here) note(where, `${name} ${shown(there)} there, ${shown(here)} here`);
  }
  if (ours.type === 'string') compareForm(theirs, ours, where, note);
}

const shown = (value: unknown): string => (value === undefined ? 'none' : JSON.stringify(value));

/** Our formats that correspond to a standard format in 8x8's files. */
const dateTimes: readonly (StringFormat | undefined)[] = ['date-time', 'schedule', 'future'];

/** A pattern corresponds to the same pattern or to one of our formats, which have better error messages. */
function compareForm(
  theirs: SchemaFacts,
  ours: { readonly pattern?: string; readonly format?: StringFormat },
  where: string,
  note: Note,
): void {
  const { pattern, format } = theirs;
  if (pattern !== undefined) {
    if (!ours.format && ours.pattern !== pattern) note(where, `pattern there, ${shown(ours.pattern)} here`);
    return;
  }
  if (format === 'date-time' && dateTimes.includes(ours.format)) return;
  if (format !== ours.format) note(where, `format ${shown(format)} there, ${shown(ours.format)} here`);
  else if (ours.pattern !== undefined) note(where, 'pattern here, not there');
}
