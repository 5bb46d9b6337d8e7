import type { Schema } from 'cpaas-8x8';

import type { JsonObject } from '../../engine/json';
import { nextUuid } from '../../engine/ids';
import { timestamp, type World } from '../../engine/context';

/**
 * An answer made of a schema alone: for operations that the sandbox has no handler for. Fields of the input that
 * the answer has too are repeated in it.
 */
export function sampleOf(world: World, schema: Schema | undefined, input: JsonObject): unknown {
  return schema === undefined ? undefined : valueOf(world, schema, input);
}

function valueOf(world: World, schema: Schema, input: JsonObject): unknown {
  const [example] = schema.examples ?? [];
  if (example !== undefined) return example;
  if (schema.default !== undefined) return schema.default;
  switch (schema.type) {
    case 'string':
      return schema.const ?? schema.enum?.[0] ?? textOf(world, schema.format);
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () =>
        valueOf(world, schema.items, input),
      );
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties).map(([name, field]) => [
          name,
          isRepeated(field, input[name]) ? input[name] : valueOf(world, field, input),
        ]),
      );
    default: {
      const [first] = schema.discriminator ? schema.anyOf : [];
      return first ? valueOf(world, first, input) : null;
    }
  }
}

function isRepeated(field: Schema, value: unknown): boolean {
  if (field.type === 'integer') return Number.isInteger(value);
  return field.type === typeof value && field.type !== 'object';
}

function textOf(world: World, format: string | undefined): string {
  switch (format) {
    case 'uuid':
      return nextUuid(world.state, 'sample');
    case 'date-time':
    case 'schedule':
    case 'future':
      return timestamp(world);
    case 'date':
      return timestamp(world).slice(0, 10);
    case 'msisdn':
    case 'phone':
      return '+6591234567';
    case 'uri':
      return 'https://example.com/';
    default:
      return 'sample';
  }
}
