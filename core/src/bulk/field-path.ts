/** Puts a value where a path leads: `['user', 'msisdn']`. */
export function setAt(target: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name = '', ...deeper] = path;
  if (deeper.length === 0) {
    target[name] = value;
    return;
  }
  const inner = Object.hasOwn(target, name) ? target[name] : undefined;
  const object = (typeof inner === 'object' && inner !== null ? inner : {}) as Record<string, unknown>;
  target[name] = object;
  setAt(object, deeper, value);
}
