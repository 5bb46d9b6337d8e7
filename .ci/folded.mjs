import { isPart, usesOf } from './repeats.mjs';

/** What an n8n parameter is, and when it is shown: the same one stands under many operations. */
function halvesOf(value) {
  if (Array.isArray(value) || !isPart(value.displayOptions)) return undefined;
  const { displayOptions, ...bare } = value;
  return { displayOptions, bare };
}

/** Numbers things in the order in which they are first met. */
function numbered() {
  const numbers = new Map();
  return (text, add) => {
    if (!numbers.has(text)) numbers.set(text, add());
    return numbers.get(text);
  };
}

/**
 * Data by its names, with each part and each set of names written once: `nodes/unfolded.ts` reads it, and tells the
 * form. Fails on what JSON cannot hold.
 */
export function folded(wholes) {
  const uses = usesOf(wholes, (part) => Object.values(halvesOf(part) ?? part));
  const shapes = [];
  const parts = [];
  const shapeNumber = numbered();
  const partNumber = numbered();
  const isShared = (part) =>
    isPart(part) && JSON.stringify(part).length > 24 && uses.get(JSON.stringify(part)) > 1;
  const fieldsOf = (part) => {
    const names = Object.keys(part).filter((name) => part[name] !== undefined);
    const shape = shapeNumber(names.join(), () => shapes.push(names));
    return [shape, ...names.map((name) => fold(part[name]))];
  };
  const reference = (part) => -partNumber(JSON.stringify(part), () => parts.push(foldWhole(part)));
  const fold = (part) => (isShared(part) ? [reference(part)] : foldWhole(part));
  const foldWhole = (part) => {
    if (typeof part === 'function') throw new Error('What n8n is shown must be data.');
    if (!isPart(part)) return part;
    if (Array.isArray(part)) return [0, ...part.map(fold)];
    const { displayOptions, bare } = halvesOf(part) ?? {};
    return isShared(bare) ? [reference(bare), ...fieldsOf({ displayOptions })] : fieldsOf(part);
  };
  const foldedWholes = Object.entries(wholes).map(([name, whole]) => [name, foldWhole(whole)]);
  return { shapes, parts, wholes: Object.fromEntries(foldedWholes) };
}

/** The same as JSON, a line for each shape, part and value. */
export function foldedText(wholes) {
  const { shapes, parts, wholes: whole } = folded(wholes);
  const lines = (values) => values.join(',\n');
  const list = (values) => `[\n${lines(values.map((value) => JSON.stringify(value)))}\n]`;
  const fields = Object.entries(whole).map(
    ([name, [kind, ...values]]) =>
      `${JSON.stringify(name)}: [${kind},\n${lines(values.map((value) => JSON.stringify(value)))}\n]`,
  );
  return `{\n"shapes": ${list(shapes)},\n"parts": ${list(parts)},\n"wholes": {\n${lines(fields)}\n}\n}\n`;
}
