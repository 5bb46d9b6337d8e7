import type { ObjectSchema } from 'cpaas-8x8';

import { isObject } from '../../engine/json';

/** Finds the schema that applies to an object, where a field such as `type` decides between several. */
export function findVariant(
  { discriminator, anyOf = [] }: Variants,
  value: unknown,
): ObjectSchema | undefined {
  if (!discriminator || !isObject(value)) return undefined;
  const { propertyName } = discriminator;
  const type = String(value[propertyName]).toLowerCase();
  return anyOf.find((variant) => {
    const field = variant.properties[propertyName];
    return field?.type === 'string' && field.const?.toLowerCase() === type;
  });
}

interface Variants {
  readonly discriminator?: { readonly propertyName: string };
  readonly anyOf?: readonly ObjectSchema[];
}
