import type { JsonObject } from 'cpaas-8x8';

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** How many of the values wanted are there already. */
export function fit(value: unknown, wanted: unknown): number {
  if (!isObject(wanted)) return value === wanted ? 1 : 0;
  return Object.entries(wanted).reduce(
    (sum, [name, each]) => sum + (isObject(value) ? fit(value[name], each) : 0),
    0,
  );
}

/** A body with what is wanted laid over its payload, which is a field of it or the body itself. */
export function laidOver(body: JsonObject, payload: unknown, wanted: JsonObject): JsonObject {
  if (body === payload) return merged(body, wanted) as JsonObject;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => [name, value === payload ? merged(value, wanted) : value]),
  );
}

function merged(value: unknown, wanted: unknown): unknown {
  if (!isObject(value) || !isObject(wanted)) return wanted;
  const laid = Object.entries(wanted).map(([name, each]) => [name, merged(value[name], each)] as const);
  return { ...value, ...Object.fromEntries(laid) };
}
