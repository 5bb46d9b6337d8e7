import { sentence, tsDoc } from './tsdoc.mjs';
import { isMoment } from './type-text.mjs';

const number = (value) => value.toLocaleString('en-US');
const code = (value) => `\`${JSON.stringify(value)}\``;

/** Words that are written in capitals, and what else a name says in short. */
const WORDS = {
  ...Object.fromEntries(
    ['id', 'url', 'uri', 'sms', 'mcc', 'mnc', 'hni', 'ttl', 'cta', 'ip', 'ivr', 'nfm', 'pin', 'sma'].map(
      (word) => [word, word.toUpperCase()],
    ),
  ),
  wa: 'WhatsApp',
  whatsapp: 'WhatsApp',
  vcard: 'vCard',
  umid: 'UMID',
  msisdn: 'MSISDN',
  oauth: 'OAuth',
};

/** `operatorName` → `Operator name`: for the fields that the catalogue has no words for, since their names say all. */
export function wordsOf(name) {
  const words = name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .split(' ')
    .map((word) => WORDS[word.toLowerCase()] ?? word.toLowerCase());
  const text = words.join(' ');
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

function between(least, most, unit) {
  const units = (count) => (count === 1 ? unit.replace(/ies$/, 'y').replace(/s$/, '') : unit);
  const tail = (count) => (unit ? ` ${units(count)}` : '');
  if (least !== undefined && least === most) return `Exactly ${number(least)}${tail(least)}.`;
  if (least !== undefined && most !== undefined)
    return `From ${number(least)} to ${number(most)}${tail(most)}.`;
  if (most !== undefined) return `At most ${number(most)}${tail(most)}.`;
  return least === undefined ? '' : `At least ${number(least)}${tail(least)}.`;
}

/** What a format demands or promises, where the description does not say it already. */
const FORMATS = {
  'date-time': 'ISO 8601',
  schedule: 'ISO 8601 with offset, in the future',
  future: 'ISO 8601 with offset, in the future',
  date: 'A day, `YYYY-MM-DD`',
  uri: 'An absolute URL',
  uuid: 'A UUID',
  msisdn: 'A phone number, 3 to 15 digits, in international form unless a country stands beside it',
  phone: 'A phone number in international form',
  binary: 'A file',
};

function formatWords({ format, description = '' }, direction) {
  const words = FORMATS[format];
  const date = direction === 'in' && isMoment(format) ? 'or a `Date`' : '';
  const known = !words || (words.startsWith('ISO 8601') && /ISO 8601/.test(description));
  if (known) return date && sentence(`ISO 8601, ${date}`);
  return sentence(date ? `${words}, ${date}` : words);
}

/** Limits, allowed values and the default of a field, a sentence each. */
function limitsOf(schema, direction) {
  const { type, minLength, maxLength, minimum, maximum, minItems, maxItems, items } = schema;
  const values = schema.enum ?? (type === 'array' && items.enum) ?? [];
  return [
    type === 'string' && formatWords(schema, direction),
    type === 'string' && between(minLength > 1 || maxLength ? minLength : undefined, maxLength, 'characters'),
    type === 'string' && minLength === 1 && !maxLength && 'Not empty.',
    (type === 'number' || type === 'integer') && between(minimum, maximum, ''),
    type === 'integer' && direction === 'in' && 'A whole number.',
    type === 'array' && between(minItems, maxItems, 'entries'),
    values.length > 0 &&
      `${direction === 'in' ? 'Known values' : '8x8 documents'}: ${values.map((value) => `\`${value}\``).join(', ')}; others pass.`,
    schema.default !== undefined && `Default ${code(schema.default)}.`,
    schema.writeOnly && 'A secret: it is never logged.',
    schema.nullable && direction === 'out' && !/\bnull\b/i.test(schema.description ?? '') && 'May be `null`.',
  ].filter(Boolean);
}

const isShort = (value) =>
  ['string', 'number', 'boolean'].includes(typeof value) && String(value).length <= 60;

/** The comment of one field of what an operation takes or gives, or of what a webhook brings. */
export function fieldDoc(name, schema, direction, indent) {
  const { title, description } = schema;
  const main = sentence(description ?? title ?? wordsOf(name));
  const named = description && title && !description.startsWith(title) ? `**${title}**: ` : '';
  const [example] = direction === 'in' ? (schema.examples ?? []) : [];
  const tags = isShort(example) ? [{ tag: 'example', text: JSON.stringify(example) }] : [];
  return tsDoc([`${named}${main}`, limitsOf(schema, direction).join(' ')], tags, indent);
}

/** What is demanded of the fields of an object together. */
export function togetherWords({ oneOf, anyOf, dependentRequired = {} }) {
  const named = ({ required }) => required.map((name) => `\`${name}\``).join(' with ');
  const groups = (list) => list.map(named).join(', ');
  return [
    oneOf && `Give exactly one of ${groups(oneOf)}.`,
    anyOf && `Give at least one of ${groups(anyOf)}.`,
    ...Object.entries(dependentRequired).map(
      ([name, others]) => `\`${name}\` needs ${named({ required: others })}.`,
    ),
  ]
    .filter(Boolean)
    .join(' ');
}
