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

/** Numbers things in the order in which they are first met. */
function numbered() {
  const numbers = new Map();
  return (text, add) => {
    if (!numbers.has(text)) numbers.set(text, add());
    return numbers.get(text);
  };
}

/**
 * Data by its names, with each part and each set of names written once, as `nodes/unfolded.ts` reads it, which tells the form. Fails
 * on what JSON cannot hold.
 */
export function folded(wholes) {
  const uses = usesOf(wholes);
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
