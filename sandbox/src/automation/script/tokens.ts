import { ScriptError } from './syntax';

/** A word of a script. */
export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly at: number }
  | { readonly kind: 'text'; readonly value: string; readonly at: number }
  | { readonly kind: 'name'; readonly value: string; readonly at: number }
  | { readonly kind: 'sign'; readonly value: string; readonly at: number }
  /** A text in backticks: what stands between the scripts, and the scripts. */
  | {
      readonly kind: 'template';
      readonly texts: readonly string[];
      readonly scripts: readonly string[];
      readonly at: number;
    }
  | { readonly kind: 'end'; readonly at: number };

/** The longest first, so that `===` is not read as `==`. */
const signs = [
  ...['===', '!==', '...', '**=', '&&=', '||=', '??='],
  ...['==', '!=', '<=', '>=', '&&', '||', '??', '?.', '=>', '**', '++', '--', '+=', '-=', '*=', '/=', '%='],
  ...['(', ')', '[', ']', '{', '}', ',', '.', '?', ':', ';', '!', '<', '>', '=', '+', '-', '*', '/', '%'],
];

const number = /(?:0[xX][0-9a-fA-F]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?)/y;
const name = /[\p{L}_$][\p{L}\p{N}_$]*/uy;
const space = /\s*/y;

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  b: '\b',
  f: '\f',
  v: '\v',
  0: '\0',
};

/** The words of a script. @throws {ScriptError} */
export function tokensOf(script: string): readonly Token[] {
  const tokens: Token[] = [];
  let at = skipSpace(script, 0);
  while (at < script.length) {
    const { token, end } = nextToken(script, at);
    tokens.push(token);
    at = skipSpace(script, end);
  }
  return [...tokens, { kind: 'end', at }];
}

function skipSpace(script: string, at: number): number {
  return at + (matchAt(space, script, at)?.length ?? 0);
}

function matchAt(pattern: RegExp, script: string, at: number): string | undefined {
  pattern.lastIndex = at;
  return pattern.exec(script)?.[0];
}

function nextToken(script: string, at: number): { token: Token; end: number } {
  const first = script[at] ?? '';
  if (first === "'" || first === '"') {
    const { text, end } = quoted(script, at + 1, first);
    return { token: { kind: 'text', value: text, at }, end: end + 1 };
  }
  if (first === '`') return templateToken(script, at);
  const digits = matchAt(number, script, at);
  if (digits !== undefined)
    return { token: { kind: 'number', value: Number(digits), at }, end: at + digits.length };
  const word = matchAt(name, script, at);
  if (word !== undefined) return { token: { kind: 'name', value: word, at }, end: at + word.length };
  const sign = signs.find(
    (each) => script.startsWith(each, at) && !(each === '?.' && /\d/.test(script[at + 2] ?? '')),
  );
  if (sign === undefined) throw new ScriptError(`There is no ${first} in scripts (at ${at + 1})`);
  return { token: { kind: 'sign', value: sign, at }, end: at + sign.length };
}

/** A text up to its closing sign, or up to what opens a script in it. */
function quoted(script: string, start: number, close: string): { text: string; end: number } {
  let text = '';
  for (let at = start; at < script.length; at++) {
    const sign = script[at] ?? '';
    if (sign === close || (close === '`' && script.startsWith('${', at))) return { text, end: at };
    if (sign === '\\') {
      const { meant, length } = escaped(script, at + 1);
      text += meant;
      at += length;
    } else text += sign;
  }
  throw new ScriptError(`A text that begins at ${start} does not end`);
}

function escaped(script: string, at: number): { meant: string; length: number } {
  const sign = script[at] ?? '';
  const hex = /^(?:u([0-9a-fA-F]{4})|u\{([0-9a-fA-F]{1,6})\}|x([0-9a-fA-F]{2}))/.exec(
    script.slice(at, at + 9),
  );
  if (hex) {
    const point = parseInt(hex[1] ?? hex[2] ?? hex[3] ?? '0', 16);
    if (point <= 0x10ffff) return { meant: String.fromCodePoint(point), length: hex[0].length };
  }
  return { meant: escapes[sign] ?? sign, length: 1 };
}

function templateToken(script: string, at: number): { token: Token; end: number } {
  const texts: string[] = [];
  const scripts: string[] = [];
  let from = at + 1;
  for (;;) {
    const { text, end } = quoted(script, from, '`');
    texts.push(text);
    if (script[end] === '`') return { token: { kind: 'template', texts, scripts, at }, end: end + 1 };
    const close = closingBrace(script, end + 2);
    scripts.push(script.slice(end + 2, close));
    from = close + 1;
  }
}

function closingBrace(script: string, start: number): number {
  let depth = 0;
  for (let at = start; at < script.length; at++) {
    const sign = script[at];
    if (sign === "'" || sign === '"') at = quoted(script, at + 1, sign).end;
    else if (sign === '{') depth++;
    else if (sign === '}' && depth-- === 0) return at;
  }
  throw new ScriptError(`A script in a text that begins at ${start} does not end`);
}
