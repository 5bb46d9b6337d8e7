import { isPlainGsm, septetsOf } from './gsm-alphabet';

/** How the text of an SMS travels: GSM 7-bit septets, or UTF-16 code units. */
export type SmsEncoding = 'GSM7' | 'UCS2';

/** A character as a person sees it, and where it begins, in UTF-16 code units as `String.prototype.slice` counts. */
export interface TextPosition {
  /** The character that stands there. */
  readonly character: string;
  /** Where, in UTF-16 code units from 0. */
  readonly index: number;
}

/**
 * The encoding that 8x8's `AUTO` takes: GSM7, unless one character is outside the GSM alphabet.
 *
 * Follows https://developer.8x8.com/connect/docs/send-sms-api-reference.
 *
 * @example smsEncoding('Your code is 1234') // 'GSM7'
 */
export function smsEncoding(text: string): SmsEncoding {
  return indexOfNonGsm(text) < 0 ? 'GSM7' : 'UCS2';
}

/** The first character that GSM 7-bit lacks: what turns a cheap SMS into one of 70 characters a part. */
export function firstNonGsmCharacter(text: string): TextPosition | undefined {
  const index = indexOfNonGsm(text);
  if (index < 0) return undefined;
  return { character: String.fromCodePoint(text.codePointAt(index) ?? 0), index };
}

function indexOfNonGsm(text: string): number {
  if (isPlainGsm(text)) return -1;
  for (let index = 0; index < text.length; index++) {
    if (septetsOf(text.charCodeAt(index)) === 0) return index;
  }
  return -1;
}
