const isPart = (value) => typeof value === 'object' && value !== null;

/** What an n8n parameter is, and when it is shown: the same one stands under many operations. */
function halvesOf(value) {
  if (Array.isArray(value) || !isPart(value.displayOptions)) return undefined;
  const { displayOptions, ...bare } = value;
  return { displayOptions, bare };
}

/** How often each part occurs, by its text; what lies within a part that occurs again is counted once. */
function usesOf(value) {
  const uses = new Map();
  const count = (part) => {
    if (!isPart(part)) return;
    const text = JSON.stringify(part);
    uses.set(text, (uses.get(text) ?? 0) + 1);
    if (uses.get(text) === 1) Object.values(halvesOf(part) ?? part).forEach(count);
  };
  count(value);
  return uses;
}

/**
 * Data in which what is there more than once is written once: as one of `parts`, for which `{ $: 3 }` stands. Fields
 * beside `$` are added to those of the part. `nodes/unfolded.ts` is the way back.
 */
export function folded(value) {
  const uses = usesOf(value);
  const parts = [];
  const indexes = new Map();
  const isShared = (part) => isPart(part) && JSON.stringify(part).length > 24 && uses.get(JSON.stringify(part)) > 1;
  const fold = (part) => {
    if (typeof part === 'function') throw new Error('What n8n is shown must be data.');
    if (!isShared(part)) return foldWhole(part);
    const text = JSON.stringify(part);
    if (!indexes.has(text)) {
      const whole = foldWhole(part);
      indexes.set(text, parts.length);
      parts.push(whole);
    }
    return { $: indexes.get(text) };
  };
  const foldWhole = (part) => {
    if (!isPart(part)) return part;
    if (Array.isArray(part)) return part.map(fold);
    const { displayOptions, bare } = halvesOf(part) ?? {};
    if (isShared(bare)) return { ...fold(bare), displayOptions: fold(displayOptions) };
    return Object.fromEntries(Object.entries(part).map(([name, field]) => [name, fold(field)]));
  };
  return { parts, whole: foldWhole(value) };
}
