import { septetCount } from './gsm-alphabet';
import { gsmLookalike } from './gsm-lookalikes';
import { CHARACTER_WITH_MARKS, smartEncoding, type SmartEncodingOptions } from './smart-encoding';
import type { SmsEncoding } from './sms-encoding';
import { MAX_SMS_SEGMENTS, smsSegments, type SmsSegmentsOptions } from './sms-segments';
import { urlFinder } from './urls';

/** Options of {@link estimateSms}. */
export interface EstimateOptions extends SmsSegmentsOptions, SmartEncodingOptions {
  /** Whether to apply {@link smartEncoding} to the texts. Default false. */
  readonly smart?: boolean | undefined;
}

/** A character outside the GSM alphabet, because of which texts are sent as UCS-2. */
export interface NonGsmCharacter {
  /** The character. */
  readonly character: string;
  /** Number of texts that contain it. */
  readonly texts: number;
  /** First occurrence: index of the text, and index in the text in UTF-16 code units. Both from 0. */
  readonly first: { readonly text: number; readonly index: number };
  /**
   * What {@link smartEncoding} writes in its place; empty for an invisible character. Absent if the character has no
   * replacement, or is in a URL: then the text needs UCS-2.
   */
  readonly replacement?: string;
}

/** Size of texts as SMS. */
export interface SmsEstimate {
  /** Number of texts. */
  readonly texts: number;
  /** Unicode code points in all texts. A composed emoji counts as several. */
  readonly characters: number;
  /** Number of billed segments, at most ten per text. */
  readonly segments: number;
  /** Encoding of the texts; `mixed` if they differ. */
  readonly encoding: SmsEncoding | 'mixed';
  /** Number of texts and segments per encoding. */
  readonly byEncoding: Readonly<Record<SmsEncoding, { readonly texts: number; readonly segments: number }>>;
  /** Number of texts with more than ten segments. 8x8 cuts them off, or rejects them in a batch. */
  readonly overLimit: number;
  /** Characters that need UCS-2, sorted by `texts` in descending order. At most 20. */
  readonly nonGsmCharacters: readonly NonGsmCharacter[];
}

const maxNonGsmCharacters = 20;

/**
 * Estimates characters, segments and encoding of one or many SMS before they are sent.
 *
 * Follows https://developer.8x8.com/connect/docs/send-sms-api-reference.
 *
 * @example
 * estimateSms('Your order is on its way 🚚').nonGsmCharacters[0]?.character // '🚚'
 * estimateSms(texts, { smart: true }).segments
 */
export function estimateSms(texts: string | Iterable<string>, options: EstimateOptions = {}): SmsEstimate {
  const byEncoding = { GSM7: { texts: 0, segments: 0 }, UCS2: { texts: 0, segments: 0 } };
  const nonGsmCharacters = new Map<string, NonGsmCharacterCount>();
  let characters = 0;
  let overLimit = 0;
  let count = 0;
  for (const input of typeof texts === 'string' ? [texts] : texts) {
    const text = textToSend(input, options);
    const counted = smsSegments(text, options);
    const totals = byEncoding[counted.encoding];
    totals.texts++;
    totals.segments += Math.min(counted.segments, MAX_SMS_SEGMENTS);
    characters += counted.firstNonGsm ? [...text].length : text.length;
    if (counted.overLimit) overLimit++;
    if (counted.firstNonGsm && counted.encoding === 'UCS2')
      countNonGsmCharacters(nonGsmCharacters, text, count, options.accents ?? false);
    count++;
  }
  const { GSM7, UCS2 } = byEncoding;
  return {
    texts: count,
    characters,
    segments: GSM7.segments + UCS2.segments,
    encoding: UCS2.texts === 0 ? 'GSM7' : GSM7.texts === 0 ? 'UCS2' : 'mixed',
    byEncoding,
    overLimit,
    nonGsmCharacters: [...nonGsmCharacters.values()]
      .sort((one, other) => other.texts - one.texts)
      .slice(0, maxNonGsmCharacters),
  };
}

/** Returns the text that is sent: after {@link smartEncoding} if `smart` is set. */
export function textToSend(
  text: string,
  { smart = false, accents, encoding = 'AUTO' }: EstimateOptions,
): string {
  return smart && encoding !== 'UCS2' ? smartEncoding(text, { accents }).text : text;
}

type NonGsmCharacterCount = { -readonly [K in keyof NonGsmCharacter]: NonGsmCharacter[K] };

function countNonGsmCharacters(
  counts: Map<string, NonGsmCharacterCount>,
  text: string,
  textIndex: number,
  accents: boolean,
): void {
  const seen = new Set<string>();
  const isInUrl = urlFinder(text);
  for (const { 0: cluster, index: start } of text.matchAll(CHARACTER_WITH_MARKS)) {
    let index = start;
    for (const character of cluster) {
      if (septetCount(character.charCodeAt(0)) === 0) {
        const replacement = isInUrl(index) ? undefined : gsmLookalike(cluster, accents);
        const count = counts.get(character);
        if (!count) {
          const first = { text: textIndex, index };
          counts.set(character, {
            character,
            texts: 1,
            first,
            ...(replacement === undefined ? {} : { replacement }),
          });
        } else {
          if (!seen.has(character)) count.texts++;
          if (replacement === undefined) delete count.replacement;
        }
        seen.add(character);
      }
      index += character.length;
    }
  }
}
