const width = 106;

/** Turns a text of the catalogue into a sentence with a capital letter and a full stop. */
export const sentence = (text: string): string => {
  const capitalized = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.!?:]$/.test(capitalized) ? capitalized : `${capitalized}.`;
};

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length >= width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/**
 * Writes a TSDoc comment for generated code. Returns an empty string without texts. Escapes texts, but not tags.
 */
export function tsDoc(
  paragraphs: readonly (string | false | undefined)[],
  tags: readonly string[] = [],
): string {
  const texts = paragraphs.filter((text): text is string => Boolean(text));
  const escaped = texts.map((text) => text.replaceAll('*/', '*\\/').replace(/(^|\s)@/g, '$1\\@'));
  const lines = escaped.flatMap((text, index) => [...(index ? [''] : []), ...wrap(text)]);
  if (tags.length) lines.push(...(lines.length ? [''] : []), ...tags);
  if (lines.length === 0) return '';
  if (lines.length === 1) return `/** ${lines[0]} */\n`;
  return `/**\n${lines.map((line) => ` * ${line}`.trimEnd()).join('\n')}\n */\n`;
}
