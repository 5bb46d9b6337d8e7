/** Whether a value of data has parts of its own: a list, or an object. */
export const isPart = (value) => typeof value === 'object' && value !== null;

/**
 * How often each part of data occurs, by its text; what lies within a part that occurs again is counted once.
 *
 * @param within what a part is made of.
 */
export function usesOf(value, within = Object.values) {
  const uses = new Map();
  const count = (part) => {
    if (!isPart(part)) return;
    const text = JSON.stringify(part);
    uses.set(text, (uses.get(text) ?? 0) + 1);
    if (uses.get(text) === 1) within(part).forEach(count);
  };
  count(value);
  return uses;
}
