import type { Schema, StringFormat } from './json-schema';
import { cleanPatchStep } from './object-formats/patch-step';
import { cleanPhoneNumber } from './phone-number';

/** Returns a value with the phone numbers in it cleaned, or the same value if there is nothing to clean. */
export type CleanNumbers = (value: unknown) => unknown;

type Fields = Readonly<Record<string, unknown>>;

/** How a text is cleaned, by the format of its field. A number that can mean several things stays as it is. */
const cleanByFormat: Partial<Readonly<Record<StringFormat, (text: string) => string>>> = {
  msisdn: (text) => cleanPhoneNumber(text) ?? text,
  phone: (text) => cleanPhoneNumber(text) ?? text,
  'national-msisdn': (text) => cleanPhoneNumber(text) ?? text,
  'msisdn-digits': (text) => cleanPhoneNumber(text)?.replace('+', '') ?? text,
  'sender-id': cleanSender,
};

/** A sender with a plus is a number. Another one can be a name, whose spaces stay. */
function cleanSender(text: string): string {
  const visible = text.replace(/\p{Cf}/gu, '').trim();
  return visible.startsWith('+') ? (cleanPhoneNumber(visible) ?? visible) : visible;
}

/** Whether a format is that of a phone number. */
export const isPhoneFormat = (format: StringFormat | undefined): boolean =>
  format !== undefined && format !== 'sender-id' && Object.hasOwn(cleanByFormat, format);

/**
 * Compiles a function that cleans all phone numbers in an input, such as `+65 9123-4567`. People copy numbers with
 * spaces and dashes, which 8x8 refuses in most fields. The function does not change its argument. Returns `undefined`
 * if the schema has no phone numbers.
 */
export function compileCleanNumbers(schema: Schema): CleanNumbers | undefined {
  switch (schema.type) {
    case 'string': {
      const clean = schema.format && cleanByFormat[schema.format];
      return clean && ((value) => (typeof value === 'string' ? clean(value) : value));
    }
    case 'array': {
      const cleanItem = compileCleanNumbers(schema.items);
      return cleanItem && ((value) => (Array.isArray(value) ? cleanList(value, cleanItem) : value));
    }
    case 'object':
      return schema.format === 'patch-step'
        ? cleanPatchStep
        : compileFields(Object.entries(schema.properties));
    case undefined:
      return schema.discriminator && compileVariants(schema.discriminator.propertyName, schema.anyOf);
    default:
      return undefined;
  }
}

function cleanList(values: readonly unknown[], cleanItem: CleanNumbers): readonly unknown[] {
  let cleaned: unknown[] | undefined;
  for (let index = 0; index < values.length; index++) {
    const value = cleanItem(values[index]);
    if (value !== values[index]) (cleaned ??= [...values])[index] = value;
  }
  return cleaned ?? values;
}

function compileFields(properties: readonly (readonly [string, Schema])[]): CleanNumbers | undefined {
  const fields = properties.flatMap(([name, schema]) => {
    const clean = compileCleanNumbers(schema);
    return clean ? [{ name, clean }] : [];
  });
  if (fields.length === 0) return undefined;
  return (object) => {
    if (typeof object !== 'object' || object === null || Array.isArray(object)) return object;
    let cleaned: Record<string, unknown> | undefined;
    for (const { name, clean } of fields) {
      const given = (object as Fields)[name];
      if (given === undefined) continue;
      const value = clean(given);
      if (value !== given) (cleaned ??= { ...object })[name] = value;
    }
    return cleaned ?? object;
  };
}

/** Compiles a union. As in the validation, the discriminator selects the variant in any case. */
function compileVariants(
  discriminator: string,
  variants: readonly Extract<Schema, { readonly type: 'object' }>[],
): CleanNumbers | undefined {
  const cleanByVariant = new Map<string, CleanNumbers>();
  for (const { properties } of variants) {
    const name = properties[discriminator];
    const clean = compileFields(Object.entries(properties));
    if (clean && name?.type === 'string' && name.const !== undefined)
      cleanByVariant.set(name.const.toLowerCase(), clean);
  }
  if (cleanByVariant.size === 0) return undefined;
  return (object) => {
    const variant: unknown = (Object(object) as Fields)[discriminator];
    const clean = typeof variant === 'string' ? cleanByVariant.get(variant.toLowerCase()) : undefined;
    return clean ? clean(object) : object;
  };
}
