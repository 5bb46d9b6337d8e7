interface Frame {
  readonly container: object;
  /** Absent for an array. */
  readonly names?: readonly string[];
  readonly values: readonly unknown[];
  next: number;
}

/**
 * JSON with sorted keys: the same content gives the same text. It is hashed for the key of an event that has no ID. The
 * function is not recursive, because a malicious body can be nested more deeply than the call stack allows.
 */
export function canonicalJson(value: unknown): string {
  let out = '';
  let current = value;
  const frames: Frame[] = [];
  const open = new Set<object>();
  for (;;) {
    if (typeof current !== 'object' || current === null) out += scalar(current);
    else if (open.has(current)) out += '"(cycle)"';
    else {
      open.add(current);
      frames.push(frameOf(current));
      out += Array.isArray(current) ? '[' : '{';
    }
    let frame = frames.at(-1);
    while (frame && frame.next === frame.values.length) {
      out += frame.names ? '}' : ']';
      open.delete(frame.container);
      frames.pop();
      frame = frames.at(-1);
    }
    if (!frame) return out;
    if (frame.next > 0) out += ',';
    if (frame.names) out += `${JSON.stringify(frame.names[frame.next])}:`;
    current = frame.values[frame.next++];
  }
}

function frameOf(container: object): Frame {
  if (Array.isArray(container)) return { container, values: container, next: 0 };
  const fields = container as { readonly [name: string]: unknown };
  const names = Object.keys(container)
    .filter((name) => fields[name] !== undefined)
    .sort();
  return { container, names, values: names.map((name) => fields[name]), next: 0 };
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'number' || typeof value === 'boolean' || typeof value === 'bigint'
    ? String(value)
    : 'null';
}
