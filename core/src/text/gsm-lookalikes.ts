import { septetsOf } from './gsm-alphabet';

/** Characters that look like one of the GSM alphabet, or are nothing to see: by their twin. */
const lookalikeTable: readonly (readonly [twin: string, characters: string])[] = [
  ["'", '‘’‚‛′‹›`´ʼʹ'],
  ['"', '“”„‟″«»'],
  ['-', '‐‑‒–—―−﹘﹣'],
  ['...', '…'],
  [' ', '\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000'],
  ['\n', '\u0085\u2028\u2029'],
  // Soft hyphen, zero-width characters, marks of direction, and what makes an emoji of a sign.
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

/** Greek capitals that the alphabet spells with Latin letters, since they look the same. */
const greek = 'ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ';
const latin = 'ABEZHIKMNOPTYX';

/** Letters that are no letter with a mark to Unicode, though they are to the eye. */
const unlikeLetters = 'łl ŁL đd ĐD ðd ıi œoe ŒOE þth ÞTh ħh ĦH ẞSS ſs ŧt ŦT';

const lookalikes = new Map<string, string>([
  ...lookalikeTable.flatMap(([twin, characters]) =>
    [...characters].map((character) => [character, twin] as const),
  ),
  ...[...greek].map((character, index) => [character, latin.charAt(index)] as const),
]);

const bareLetters = new Map(unlikeLetters.split(' ').map((pair) => [pair.charAt(0), pair.slice(1)] as const));

/** Ligatures, letters at full width, and the bold and italic ones of mathematics: dressed, but letters. */
const DRESSED = /^[\ufb00-\ufb06\uff01-\uff5e\u{1d400}-\u{1d7ff}]$/u;

const isGsm = (text: string): boolean =>
  [...text].every((character) => septetsOf(character.charCodeAt(0)) > 0);

/**
 * What the GSM alphabet has in place of a character with its marks, or `undefined`.
 *
 * @param accents Whether a letter may lose its accent.
 */
export function gsmLookalike(cluster: string, accents: boolean): string | undefined {
  const composed = cluster.normalize('NFC');
  if (isGsm(composed)) return composed;
  const twin = [...composed].map((character) => lookalikeOf(character)).join('');
  if (isGsm(twin)) return twin;
  if (!accents) return undefined;
  const bare = [...twin.normalize('NFD').replace(/\p{M}/gu, '')]
    .map((character) => bareLetters.get(character) ?? character)
    .join('');
  return bare !== '' && isGsm(bare) ? bare : undefined;
}

function lookalikeOf(character: string): string {
  return lookalikes.get(character) ?? (DRESSED.test(character) ? character.normalize('NFKC') : character);
}
