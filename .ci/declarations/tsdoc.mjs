const WIDTH = 110;

/** What ends a comment, or opens a tag, is written so that it does neither; code stays as it is. */
const escaped = (text) =>
  text
    .replaceAll('*/', '*\\/')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replace(/(^|\s)@/g, '$1\\@').replace(/[{}]/g, '\\$&')))
    .join('');

function wrapped(text, width) {
  const lines = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line ? `${line} ${word}` : word;
  }
  return [...lines, line];
}

/** `Sends one SMS` → `Sends one SMS.`: the catalogue's sentences have no full stop. */
export const sentence = (text) => {
  const whole = `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
  return /[.!?:]$/.test(whole) ? whole : `${whole}.`;
};

/** A TSDoc comment of paragraphs and tags, each `{ tag, text }`; an `@example` is code and stays as it is. */
export function tsDoc(paragraphs, tags = [], indent = '') {
  const lines = paragraphs
    .filter(Boolean)
    .flatMap((text, index) => [...(index ? [''] : []), ...wrapped(escaped(text), WIDTH)]);
  if (tags.length) lines.push('');
  for (const { tag, text } of tags) {
    const raw = tag === 'example' || tag === 'see';
    lines.push(...(raw ? [`@${tag} ${text}`] : wrapped(`@${tag} ${text}`, WIDTH)));
  }
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  const body = lines.map((line) => `${indent} *${line ? ` ${line}` : ''}\n`).join('');
  return `${indent}/**\n${body}${indent} */\n`;
}
