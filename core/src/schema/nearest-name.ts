/** The name that is most like another one: what was meant, where a letter is wrong. `undefined` when none is. */
export function nearestName(name: string, names: readonly string[]): string | undefined {
  let nearest: string | undefined;
  // More than half of the letters wrong is another word.
  let least = Math.ceil(name.length / 2) + 1;
  for (const other of names) {
    const distance = editsBetween(name.toLowerCase(), other.toLowerCase());
    if (distance < least) [nearest, least] = [other, distance];
  }
  return nearest;
}

/** How many letters must be put in, taken out or replaced (Levenshtein). */
function editsBetween(one: string, other: string): number {
  let above = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const replaced = (above[column - 1] ?? 0) + (one[row - 1] === other[column - 1] ? 0 : 1);
      current.push(Math.min(replaced, (above[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    above = current;
  }
  return above[other.length] ?? 0;
}
