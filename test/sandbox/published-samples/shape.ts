/** Which paths a JSON value has, and of which type each is: `payload.answers[].answerId: string`. */
export function shapeOf(value: unknown, path = ''): Set<string> {
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

/** What one has and the other has not, sorted: `- path: type` only the sample, `+ path: type` only we. */
export function differences(sample: unknown, ours: unknown): string[] {
  const [theirs, mine] = [shapeOf(sample), shapeOf(ours)];
  return [
    ...[...theirs].filter((line) => !mine.has(line)).map((line) => `- ${line}`),
    ...[...mine].filter((line) => !theirs.has(line)).map((line) => `+ ${line}`),
  ].sort();
}
