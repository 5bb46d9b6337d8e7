import { septetCount } from './gsm-alphabet';

/** Homoglyphs and invisible characters, with the GSM-7 text that replaces them. */
const lookalikeTable: readonly (readonly [replacement: string, characters: string])[] = [
  ["'", '‘’‚‛′‹›`´ʼʹ'],
  ['"', '“”„‟″«»'],
  ['-', '‐‑‒–—―−﹘﹣'],
  ['...', '…'],
  [' ', '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  ['\n', '\u0085\u2028\u2029'],
  // Soft hyphen, zero-width characters, direction marks and variation selectors.
  ['', '\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufe0e\ufe0f\ufeff'],
  ['*', '•●▪‣∗'],
  ['.', '·∙'],
  ['/', '⁄∕'],
  ['|', '¦'],
  ['^', 'ˆ'],
  ['~', '˜∼'],
  ['x', '×'],
  ['(C)', '©'],
  ['(R)', '®'],
  ['TM', '™'],
  ['No', '№'],
];

/** Greek capitals that GSM-7 represents by the Latin letters of the same shape. */
const greekHomoglyphs = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const latinHomoglyphs = 'ABEZHIKMNOPTYX';

/** Letters that Unicode normalization does not decompose, each followed by its replacement. */
const lettersWithoutDecomposition = 'łl ŁL đd ĐD ðd ıi œoe ŒOE þth ÞTh ħh ĦH ẞSS ſs ŧt ŦT';

const lookalikes = new Map<string, string>([
  ...lookalikeTable.flatMap(([replacement, characters]) =>
    [...characters].map((character) => [character, replacement] as const),
  ),
  ...[...greekHomoglyphs].map((character, index) => [character, latinHomoglyphs.charAt(index)] as const),
]);

const baseLetters = new Map(
  lettersWithoutDecomposition.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)] as const),
);

/** Ligatures, full-width characters and mathematical letters. Compatibility normalization makes them plain. */
const STYLED_LETTER = /^[\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}]$/u;

const isGsm = (text: string): boolean =>
  [...text].every((character) => septetCount(character.charCodeAt(0)) > 0);

/**
 * Returns the GSM-7 replacement of a character, or `undefined` if it has none.
 *
 * @param cluster - A character with its combining marks.
 * @param accents - Whether letters can lose their accents.
 */
export function gsmLookalike(cluster: string, accents: boolean): string | undefined {
  const composed = cluster.normalize('NFC');
  if (isGsm(composed)) return composed;
  const replaced = [...composed].map((character) => replaceCharacter(character)).join('');
  if (isGsm(replaced)) return replaced;
  if (!accents) return undefined;
  const withoutAccents = [...replaced.normalize('NFD').replace(/\p{M}/gu, '')]
    .map((character) => baseLetters.get(character) ?? character)
    .join('');
  return withoutAccents !== '' && isGsm(withoutAccents) ? withoutAccents : undefined;
}

function replaceCharacter(character: string): string {
  return (
    lookalikes.get(character) ?? (STYLED_LETTER.test(character) ? character.normalize('NFKC') : character)
  );
}
