import { isPlainGsm } from './gsm-alphabet';
import { gsmLookalike } from './gsm-lookalikes';
import { firstNonGsmCharacter, type TextPosition } from './sms-encoding';

/** What may be replaced to keep a text in the GSM alphabet. */
export interface SmartEncodingOptions {
  /**
   * Whether letters may lose accents that the GSM alphabet lacks (`á` becomes `a`, `ł` becomes `l`), which stays
   * readable and is no longer well spelt. Default false.
   */
  readonly accents?: boolean | undefined;
}

/** A character that was replaced, and where it first stood in the text. */
export interface Replacement extends TextPosition {
  /** Empty for what cannot be seen. */
  readonly by: string;
  /** How often it was replaced. */
  readonly count: number;
}

/** A text as it is best sent. */
export interface SmartText {
  /** The text to send: in GSM7, or the very text that was given. */
  readonly text: string;
  /** What was replaced, each character once. */
  readonly replaced: readonly Replacement[];
  /** The first character that has no twin, because of which nothing was replaced. */
  readonly firstNonGsm?: TextPosition;
}

/** A character with the marks that belong to it. */
const CLUSTER = /\P{M}\p{M}*|\p{M}+/gu;

/**
 * Puts typographic characters into those of the GSM alphabet that look like them, so that an SMS takes fewer parts:
 * quotes, dashes, ellipses, odd spaces, invisible characters, ligatures, decomposed letters. A text that would travel
 * as UCS2 all the same is left as it is, since nothing would be gained.
 *
 * @example smartEncoding('“Ready” – now').text // '"Ready" - now'
 */
export function smartEncoding(text: string, { accents = false }: SmartEncodingOptions = {}): SmartText {
  if (isPlainGsm(text) || !firstNonGsmCharacter(text)) return { text, replaced: [] };
  const replaced = new Map<string, { character: string; by: string; index: number; count: number }>();
  let result = '';
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const by = gsmLookalike(cluster, accents);
    if (by === undefined) {
      const foreign = firstNonGsmCharacter(cluster.normalize('NFC'));
      return { text, replaced: [], firstNonGsm: { character: foreign?.character ?? cluster, index } };
    }
    result += by;
    if (by === cluster) continue;
    const known = replaced.get(cluster);
    if (known) known.count++;
    else replaced.set(cluster, { character: cluster, by, index, count: 1 });
  }
  return { text: result, replaced: [...replaced.values()] };
}
