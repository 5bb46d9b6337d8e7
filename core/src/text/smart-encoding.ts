import { isPlainGsm } from './gsm-alphabet';
import { gsmLookalike } from './gsm-lookalikes';
import { firstNonGsmCharacter, type TextPosition } from './sms-encoding';
import { urlFinder } from './urls';

/** Options of {@link smartEncoding}. */
export interface SmartEncodingOptions {
  /**
   * Whether to remove accents that GSM-7 does not have (`á` becomes `a`, `ł` becomes `l`). The text stays readable,
   * but is misspelt. Default false.
   */
  readonly accents?: boolean | undefined;
}

/** A replaced character and its first position in the text. */
export interface Replacement extends TextPosition {
  /** The replacement. Empty for an invisible character. */
  readonly by: string;
  /** Number of replacements. */
  readonly count: number;
}

/** Result of {@link smartEncoding}. */
export interface SmartText {
  /** The text in GSM-7, or the unchanged input if GSM-7 is not possible. */
  readonly text: string;
  /** The replaced characters, one entry per character. */
  readonly replaced: readonly Replacement[];
  /** The first character without a replacement. If present, nothing was replaced. */
  readonly firstNonGsm?: TextPosition;
}

/** Matches a character with its combining marks. */
export const CHARACTER_WITH_MARKS = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * Replaces typographic characters by similar GSM-7 characters, so that an SMS takes fewer segments.
 *
 * It replaces quotes, dashes, ellipses, special spaces, invisible characters, ligatures and decomposed letters, but not in
 * URLs: the link would lead elsewhere. A text that still needs UCS-2 is returned unchanged.
 *
 * @example smartEncoding('“Ready” – now').text // '"Ready" - now'
 */
export function smartEncoding(text: string, { accents = false }: SmartEncodingOptions = {}): SmartText {
  if (isPlainGsm(text) || !firstNonGsmCharacter(text)) return { text, replaced: [] };
  const replaced = new Map<string, { character: string; by: string; index: number; count: number }>();
  const isInUrl = urlFinder(text);
  let result = '';
  for (const { 0: cluster, index } of text.matchAll(CHARACTER_WITH_MARKS)) {
    const replacement = isInUrl(index) ? gsmOnly(cluster) : gsmLookalike(cluster, accents);
    if (replacement === undefined) {
      const nonGsm = firstNonGsmCharacter(cluster.normalize('NFC'));
      return { text, replaced: [], firstNonGsm: { character: nonGsm?.character ?? cluster, index } };
    }
    result += replacement;
    if (replacement === cluster) continue;
    const previous = replaced.get(cluster);
    if (previous) previous.count++;
    else replaced.set(cluster, { character: cluster, by: replacement, index, count: 1 });
  }
  return { text: result, replaced: [...replaced.values()] };
}

const gsmOnly = (cluster: string): string | undefined =>
  firstNonGsmCharacter(cluster) ? undefined : cluster;
