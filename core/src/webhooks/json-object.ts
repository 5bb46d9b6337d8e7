import type { JsonObject } from '../validation/objects';

/**
 * The value at a path through the objects and arrays of a webhook, which is not validated. `undefined` if the path
 * does not exist.
 */
export function valueAt(start: unknown, path: readonly string[]): unknown {
  let value = start;
  for (const name of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as JsonObject)[name];
  }
  return value;
}

/** The text at a path. A number becomes text, because 8x8's samples quote some numbers and not others. */
export function textAt(start: unknown, path: readonly string[]): string | undefined {
  const value = valueAt(start, path);
  if (typeof value === 'number') return String(value);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Whether a field has this value in any case: 8x8's own samples differ in case. */
export function hasWord(body: JsonObject, name: string, lowerCased: string): boolean {
  const value = body[name];
  return typeof value === 'string' && value.toLowerCase() === lowerCased;
}
