/**
 * Lists the paths of a JSON value with their types: `payload.answers[].answerId: string`. Tests compare the structures
 * of webhooks by it, because the values always differ.
 */
function shapeOf(value: unknown, path = ''): Set<string> {
  const shape = new Set<string>();
  if (Array.isArray(value)) {
    for (const item of value as unknown[]) for (const line of shapeOf(item, `${path}[]`)) shape.add(line);
  } else if (typeof value === 'object' && value !== null) {
    for (const [name, field] of Object.entries(value)) {
      for (const line of shapeOf(field, path ? `${path}.${name}` : name)) shape.add(line);
    }
  } else {
    shape.add(`${path}: ${value === null ? 'null' : typeof value}`);
  }
  return shape;
}

/** Compares two shapes. Returns sorted lines: `- path: type` is only in the sample, `+ path: type` only in ours. */
export function differences(sample: unknown, ours: unknown): string[] {
  const [theirs, mine] = [shapeOf(sample), shapeOf(ours)];
  return [
    ...[...theirs].filter((line) => !mine.has(line)).map((line) => `- ${line}`),
    ...[...mine].filter((line) => !theirs.has(line)).map((line) => `+ ${line}`),
  ].sort();
}
