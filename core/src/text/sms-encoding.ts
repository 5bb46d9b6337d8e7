import { isPlainGsm, septetCount } from './gsm-alphabet';

/** Encoding of an SMS: GSM 7-bit (septets) or UCS-2 (UTF-16 code units). */
export type SmsEncoding = 'GSM7' | 'UCS2';

/** A character and its position in a text. */
export interface TextPosition {
  /** The whole character: a surrogate pair counts as one. */
  readonly character: string;
  /** Index in UTF-16 code units, as in `String.prototype.slice`. */
  readonly index: number;
}

/**
 * Returns the encoding that 8x8 chooses for `AUTO`: GSM7 if all characters are in the GSM alphabet, else UCS2.
 *
 * Follows https://developer.8x8.com/connect/docs/send-sms-api-reference.
 *
 * @example smsEncoding('Your code is 1234') // 'GSM7'
 */
export function smsEncoding(text: string): SmsEncoding {
  return indexOfNonGsm(text) < 0 ? 'GSM7' : 'UCS2';
}

/**
 * Returns the first character outside the GSM alphabet, or `undefined`. One such character changes the encoding to
 * UCS-2, and the length of an SMS from 160 to 70 units.
 */
export function firstNonGsmCharacter(text: string): TextPosition | undefined {
  const index = indexOfNonGsm(text);
  if (index < 0) return undefined;
  return { character: String.fromCodePoint(text.codePointAt(index) ?? 0), index };
}

function indexOfNonGsm(text: string): number {
  if (isPlainGsm(text)) return -1;
  for (let index = 0; index < text.length; index++) {
    if (septetCount(text.charCodeAt(index)) === 0) return index;
  }
  return -1;
}
