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
