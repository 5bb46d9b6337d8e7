import type { VariantSchema } from './json-schema';
import { report, reportKind, type Fields, type ValueCheck } from './walk';

/**
 * Checks an object by the kind it says to be. A kind that is not listed passes, since 8x8 may have added it; the
 * names of kinds compare without regard to case, as 8x8 does.
 *
 * @param compileVariant - Compiles one of the kinds.
 */
export function compileVariant(
  { discriminator: { propertyName: name }, anyOf }: VariantSchema,
  optional: boolean,
  compileKind: (kind: VariantSchema['anyOf'][number]) => ValueCheck,
): ValueCheck {
  const kinds = new Map<string, ValueCheck>();
  const names: string[] = [];
  for (const kind of anyOf) {
    const field = kind.properties[name];
    if (field?.type !== 'string' || field.const === undefined) continue;
    names.push(field.const);
    const properties = { ...kind.properties, [name]: { type: 'string' } as const };
    kinds.set(field.const.toLowerCase(), compileKind({ ...kind, properties }));
  }
  return (value, walk, fields) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      reportKind(walk, value, 'an object', optional);
      return;
    }
    const kind = (value as Fields)[name];
    if (typeof kind === 'string' && kind !== '') kinds.get(kind.toLowerCase())?.(value, walk, fields);
    else report(walk, 'required', 'is missing', `Say which: ${names.join(', ')}.`, name);
  };
}
