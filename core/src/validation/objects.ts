/** A JSON object whose fields are not known. */
export type JsonObject = { readonly [name: string]: unknown };

/** Whether a value is a JSON object: neither an array nor `null`. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Copies an object without the fields of these names. */
export function omitFields(object: JsonObject, names: ReadonlySet<string>): JsonObject {
  const rest: Record<string, unknown> = {};
  for (const name of Object.keys(object)) {
    if (!names.has(name)) rest[name] = object[name];
  }
  return rest;
}

/** Copies an object without the fields that are `undefined`. */
export function withoutUndefined<T extends object>(
  object: T,
): { [Name in keyof T]?: Exclude<T[Name], undefined> } {
  const kept = Object.entries(object).filter(([, value]) => value !== undefined);
  return Object.fromEntries(kept) as { [Name in keyof T]?: Exclude<T[Name], undefined> };
}

/** Sets a nested property, for instance `['user', 'msisdn']`, and creates the objects on the way. */
export function setPath(
  target: Record<string, unknown>,
  path: readonly string[],
  value: unknown,
  depth = 0,
): void {
  const name = path[depth] ?? '';
  if (depth >= path.length - 1) {
    target[name] = value;
    return;
  }
  const inner = Object.hasOwn(target, name) ? target[name] : undefined;
  const object = (typeof inner === 'object' && inner !== null ? inner : {}) as Record<string, unknown>;
  target[name] = object;
  setPath(object, path, value, depth + 1);
}
