import type { Schema } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import type { JsonObject } from '../../engine/json';

/**
 * Creates a sample value from a schema: the response of an operation without a handler, which only a custom catalogue
 * has, or the body of a webhook. Fields of the input are repeated in it.
 */
export function createSample(
  context: SandboxContext,
  schema: Schema | undefined,
  input: JsonObject,
): unknown {
  return schema === undefined ? undefined : sampleValue(context, schema, input);
}

function sampleValue(context: SandboxContext, schema: Schema, input: JsonObject): unknown {
  const [example] = schema.examples ?? [];
  if (example !== undefined) return example;
  if (schema.default !== undefined) return schema.default;
  switch (schema.type) {
    case 'string':
      return schema.const ?? schema.enum?.[0] ?? sampleText(context, schema.format);
    case 'number':
    case 'integer':
      return schema.minimum ?? 1;
    case 'boolean':
      return true;
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () =>
        sampleValue(context, schema.items, input),
      );
    case 'object':
      return Object.fromEntries(
        Object.entries(schema.properties).map(([name, field]) => [
          name,
          canEchoInput(field, input[name]) ? input[name] : sampleValue(context, field, input),
        ]),
      );
    default: {
      const [first] = schema.discriminator ? schema.anyOf : [];
      return first ? sampleValue(context, first, input) : null;
    }
  }
}

function canEchoInput(field: Schema, value: unknown): boolean {
  if (field.type === 'integer') return Number.isInteger(value);
  return field.type === typeof value && field.type !== 'object';
}

function sampleText(context: SandboxContext, format: string | undefined): string {
  switch (format) {
    case 'uuid':
      return nextUuid(context.state, 'sample');
    case 'date-time':
    case 'schedule':
    case 'future':
      return currentTimestamp(context);
    case 'date':
      return currentTimestamp(context).slice(0, 10);
    case 'msisdn':
    case 'phone':
      return '+6591234567';
    case 'uri':
      return 'https://example.com/';
    default:
      return 'sample';
  }
}
