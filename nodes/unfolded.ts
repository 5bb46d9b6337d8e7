/**
 * Data with whatever is there more than once written once. A list of numbers and values stands for each list and each
 * object, by its first number:
 *
 * - 0: a list of the values that follow
 * - 1 and more: an object with the names of that shape, the first being 1, and the values that follow
 * - -1 and less: a copy of that part, the first being -1; when more follows, with the fields of that object added
 */
export interface Folded {
  readonly shapes: readonly (readonly string[])[];
  readonly parts: readonly unknown[];
  readonly wholes: Readonly<Record<string, unknown>>;
}

/** One of the folded data as it was: objects of their own throughout, which n8n may change. */
export function unfolded({ shapes, parts, wholes }: Folded, name: string): unknown {
  const addFields = (made: Record<string, unknown>, values: readonly unknown[], at: number): unknown => {
    const names = shapes[Number(values[at]) - 1] ?? [];
    names.forEach((name, index) => (made[name] = unfold(values[at + 1 + index])));
    return made;
  };
  const unfold = (value: unknown): unknown => {
    if (!Array.isArray(value)) return value;
    const values: readonly unknown[] = value;
    const kind = Number(values[0]);
    if (kind === 0) return values.slice(1).map(unfold);
    if (kind > 0) return addFields({}, values, 0);
    const copy = unfold(parts[-kind - 1]);
    return values.length === 1 ? copy : addFields(copy as Record<string, unknown>, values, 1);
  };
  return unfold(wholes[name]);
}
