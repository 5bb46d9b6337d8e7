/**
 * A JSON object of 8x8's OpenAPI files. These functions return an empty value for what is missing.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object at a key, or an empty one. */
export function objectAt(parent: JsonObject, key: string): JsonObject {
  const value = parent[key];
  return isObject(value) ? value : {};
}

/** The list at a key, or an empty one. */
export function listAt(parent: JsonObject, key: string): readonly unknown[] {
  const value: unknown = parent[key];
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}
