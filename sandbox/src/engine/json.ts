/**
 * A JSON object whose fields are not known before they are checked. The functions below read such values without
 * throwing.
 */
export type JsonObject = Readonly<Record<string, unknown>>;

/**
 * Whether a value is a JSON object. Request bodies, states and responses have no known structure until they are
 * checked.
 */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Returns the object, or an empty one if the value is not an object. */
export function asObject(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** Returns the array, or an empty one if the value is not an array. */
export function asArray(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** Returns the string, or `undefined` if it is empty or not a string. */
export function asText(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** Reads a dotted path through objects and arrays, for example `data.0.step`. */
export function getPath(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => {
    if (Array.isArray(inner)) return (inner as readonly unknown[])[Number(name)];
    return asObject(inner)[name];
  }, value);
}

/** Drops undefined fields, like `JSON.stringify`. */
export function withoutUndefined<T extends object>(object: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  const kept: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(object)) if (value !== undefined) kept[name] = value;
  return kept as never;
}

/** Drops the fields that are `null`, which count as absent in the inputs of a step. */
export function withoutNullFields(object: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([, value]) => value !== null));
}

/** Merges `changes` into `base`, object by object. Arrays and values are replaced. */
export function deepMerge(base: unknown, changes: unknown): unknown {
  if (changes === undefined) return base;
  if (!isObject(base) || !isObject(changes)) return changes;
  const result: Record<string, unknown> = { ...base };
  for (const [name, value] of Object.entries(changes)) result[name] = deepMerge(base[name], value);
  return result;
}

/** Converts a value to text: strings stay, other values become JSON. */
export function toText(value: unknown): string {
  return typeof value === 'string' ? value : value === undefined ? '' : JSON.stringify(value);
}

/** `UTILITY` → `Utility`. */
export function capitalize(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1).toLowerCase();
}

/** Whether a value contains a text, ignoring case: in a string, a number, or any value inside of it. */
export function containsText(value: unknown, text: string): boolean {
  const wanted = text.toLowerCase();
  const contains = (inner: unknown): boolean => {
    if (typeof inner === 'string') return inner.toLowerCase().includes(wanted);
    if (typeof inner === 'object' && inner !== null) return Object.values(inner).some(contains);
    return typeof inner === 'number' && String(inner).includes(wanted);
  };
  return contains(value);
}

/** Returns the last `count` entries, or all when there is no count. */
export function takeLast<T>(list: T[], count: number | undefined): T[] {
  return count === undefined ? list : list.slice(Math.max(0, list.length - count));
}
