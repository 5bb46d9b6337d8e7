import { isJsonObject } from 'cpaas-8x8';
import type { JsonObject } from 'cpaas-8x8';

/**
 * Counts how many of the test's overrides a payload has already, to find the form of the event that the test means.
 */
export function countMatches(payload: unknown, overrides: unknown): number {
  if (!isJsonObject(overrides)) return payload === overrides ? 1 : 0;
  return Object.entries(overrides).reduce(
    (sum, [name, value]) => sum + (isJsonObject(payload) ? countMatches(payload[name], value) : 0),
    0,
  );
}

/**
 * Replaces fields of the payload with those that the test wants. The payload is the body itself, or one field of the
 * body.
 */
export function applyOverrides(body: JsonObject, payload: unknown, overrides: JsonObject): JsonObject {
  if (body === payload) return deepMerge(body, overrides) as JsonObject;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [
      name,
      value === payload ? deepMerge(value, overrides) : value,
    ]),
  );
}

function deepMerge(value: unknown, overrides: unknown): unknown {
  if (!isJsonObject(value) || !isJsonObject(overrides)) return overrides;
  const merged = Object.entries(overrides).map(
    ([name, override]) => [name, deepMerge(value[name], override)] as const,
  );
  return { ...value, ...Object.fromEntries(merged) };
}
