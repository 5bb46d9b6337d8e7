/** Data in which what is there more than once is written once: `{ $: 3 }` stands for the fourth of `parts`. */
export interface Folded {
  readonly parts: readonly unknown[];
  readonly whole: unknown;
}

/**
 * Folded data as it was. Whatever stands for a part becomes a copy of its own, which n8n may change, with the fields
 * beside `$` added to it.
 */
export function unfolded({ parts, whole }: Folded): unknown {
  const unfold = (value: unknown): unknown => {
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return value.map(unfold);
    const { $: part, ...fields } = value as Readonly<Record<string, unknown>>;
    const made = (typeof part === 'number' ? unfold(parts[part]) : {}) as Record<string, unknown>;
    for (const name in fields) made[name] = unfold(fields[name]);
    return made;
  };
  return unfold(whole);
}
