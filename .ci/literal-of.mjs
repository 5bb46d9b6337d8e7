import { isPart, usesOf } from './repeats.mjs';

/** The name of a field as source text. */
export const keyText = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/**
 * Data as source text. What is there more than once is written once: `const s0 = …`. Short parts are not: compressed,
 * they are shorter than names.
 */
export function literalOf(value, prefix) {
  const uses = usesOf(value);
  const names = new Map();
  const declared = [];
  const write = (part) => {
    if (!isPart(part)) return JSON.stringify(part);
    const text = JSON.stringify(part);
    if (uses.get(text) < 2 || text.length < 48) return writeWhole(part);
    if (!names.has(text)) {
      const whole = writeWhole(part);
      const name = `${prefix}${names.size}`;
      names.set(text, name);
      declared.push(`const ${name} = ${whole};`);
    }
    return names.get(text);
  };
  const writeWhole = (part) => {
    if (Array.isArray(part)) return `[${part.map(write).join(',')}]`;
    const fields = Object.entries(part).filter(([, field]) => field !== undefined);
    return `{${fields.map(([name, field]) => `${keyText(name)}:${write(field)}`).join(',')}}`;
  };
  return { declared, literal: write(value) };
}
