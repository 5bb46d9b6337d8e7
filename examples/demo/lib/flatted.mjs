/**
 * Parses n8n's run data. n8n writes it with the npm package `flatted`: an array of all distinct values, in which every
 * string inside an object or array is the index of a value.
 *
 * @param {string} text
 * @returns {any}
 */
export function parseFlatted(text) {
  const values = /** @type {unknown[]} */ (JSON.parse(text));
  const revived = new Map();

  const at = (/** @type {number} */ place) => {
    const value = values[place];
    if (typeof value !== 'object' || value === null) return value;
    const known = revived.get(place);
    if (known) return known;
    const target = /** @type {Record<string, unknown>} */ (Array.isArray(value) ? [] : {});
    // Stored before it is filled, because run data can contain cycles.
    revived.set(place, target);
    for (const [key, inner] of Object.entries(value)) {
      target[key] = typeof inner === 'string' ? at(Number(inner)) : inner;
    }
    return target;
  };

  return at(0);
}
