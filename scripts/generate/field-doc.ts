import type { ObjectSchema, Schema, StringFormat } from '../../core/src/validation/json-schema';
import { sentence, tsDoc } from './tsdoc';

const formats: Partial<Record<StringFormat, string>> = {
  'date-time': 'ISO 8601.',
  schedule: 'ISO 8601 with offset, in the future.',
  future: 'ISO 8601 with offset, in the future.',
  'date-or-time': '`YYYY-MM-DD`, or ISO 8601 with a time.',
  date: 'A day, `YYYY-MM-DD`.',
  uri: 'An absolute URL.',
  uuid: 'A UUID.',
  msisdn: 'A phone number, 3 to 15 digits, in international form unless a country is given.',
  phone: 'A phone number in international form.',
  'national-msisdn': 'A phone number, 3 to 15 digits.',
  'msisdn-digits': 'A phone number with country code, 7 to 15 digits.',
};

const formatOf = (format: StringFormat | undefined, description = ''): string | undefined => {
  const text = format && formats[format];
  return text?.startsWith('ISO 8601') && description.includes('ISO 8601') ? undefined : text;
};

function range(minimum: number | undefined, maximum: number | undefined, unit = ''): string | false {
  const [from = '', to = ''] = [minimum, maximum].map((limit) => limit?.toLocaleString('en-US'));
  if (from && to) return from === to ? `Exactly ${to}${unit}.` : `From ${from} to ${to}${unit}.`;
  if (to) return `At most ${to}${unit}.`;
  if (from === '1' && unit) return 'Not empty.';
  return from !== '' && `At least ${from}${unit}.`;
}

/** Describes the format and the limits of a value, one sentence for each. */
function limitsOf(schema: Schema, isInput: boolean): (string | false | undefined)[] {
  switch (schema.type) {
    case 'string':
      return [
        formatOf(schema.format, schema.description),
        range(schema.minLength, schema.maxLength, ' characters'),
        schema.writeOnly && 'A secret: it is never logged.',
      ];
    case 'integer':
    case 'number':
      return [isInput && schema.type === 'integer' && 'An integer.', range(schema.minimum, schema.maximum)];
    case 'array':
      return [range(schema.minItems, schema.maxItems, ' entries')];
    default:
      return [];
  }
}

const isShort = (value: unknown): boolean => typeof value !== 'object' && JSON.stringify(value).length <= 62;

/**
 * Writes the TSDoc of a field in `core/src/generated`: description, format, limits, default and, for an input, an
 * example.
 */
export function fieldDoc(schema: Schema, isInput: boolean): string {
  const { title, description, default: defaultValue, examples: [example] = [] } = schema;
  const text = description ?? title;
  const heading = title && description && !description.startsWith(title) ? `**${title}**: ` : '';
  const limits = [
    ...limitsOf(schema, isInput),
    defaultValue !== undefined && `Default: \`${JSON.stringify(defaultValue)}\`.`,
  ].filter(Boolean);
  const hasExample = isInput && example !== undefined && isShort(example);
  return tsDoc(
    [text && `${heading}${sentence(text)}`, limits.join(' ')],
    hasExample ? [`@example ${JSON.stringify(example)}`] : [],
  );
}

/** Describes which fields of an object are required together. */
export function constraintsOf({ oneOf, anyOf, dependentRequired = {} }: ObjectSchema): string {
  const fields = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' with ');
  const groups = (list: NonNullable<typeof oneOf>): string =>
    list.map(({ required }) => fields(required)).join(', ');
  return [
    oneOf && `Give exactly one of ${groups(oneOf)}.`,
    anyOf && `Give at least one of ${groups(anyOf)}.`,
    ...Object.entries(dependentRequired).map(([name, others]) => `\`${name}\` needs ${fields(others)}.`),
  ]
    .filter(Boolean)
    .join(' ');
}
