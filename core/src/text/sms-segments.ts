import { isPlainGsm, septetCount } from './gsm-alphabet';
import { firstNonGsmCharacter, type SmsEncoding, type TextPosition } from './sms-encoding';

/** Maximum number of segments per SMS. 8x8 cuts off a longer text, or rejects it in a batch. */
export const MAX_SMS_SEGMENTS = 10;

/** Units per segment. Segments of a concatenated SMS hold fewer, because each has a header. */
const UNITS_PER_SEGMENT = {
  GSM7: { single: 160, concatenated: 153 },
  UCS2: { single: 70, concatenated: 67 },
} as const satisfies Record<SmsEncoding, { single: number; concatenated: number }>;

/** Options of {@link smsSegments}. */
export interface SmsSegmentsOptions {
  /** Encoding of the message. `AUTO` takes GSM7 if the text allows it, as 8x8 does. Default `AUTO`. */
  readonly encoding?: 'AUTO' | SmsEncoding | undefined;
}

/** Number and size of the segments of a text. */
export interface SmsSegments {
  /** Encoding of the text. */
  readonly encoding: SmsEncoding;
  /** Length: septets in GSM7 (an extension character takes two), UTF-16 code units in UCS2 (an emoji takes two or more). */
  readonly units: number;
  /** Number of billed segments. An empty text counts as one. */
  readonly segments: number;
  /** Capacity of a segment: 160 or 70 units for one segment, 153 or 67 for several. */
  readonly unitsPerSegment: number;
  /** Free units in the last segment. */
  readonly remaining: number;
  /** Whether the text takes more than {@link MAX_SMS_SEGMENTS} segments. */
  readonly overLimit: boolean;
  /** The first character outside the GSM alphabet, for any encoding. */
  readonly firstNonGsm?: TextPosition;
}

/**
 * Counts the segments of an SMS as a mobile network splits it.
 *
 * Characters of two units (`€`, `[`, `{`, emoji) are never split, so a segment can end one unit early. 8x8's page
 * calculates `ceil(units / 153)` (`/ 67` in UCS2), which is sometimes one segment less. If `encoding` is GSM7, each
 * character outside the GSM alphabet counts as one septet, because networks replace it by `?`. 8x8 does not document
 * that case.
 *
 * Follows https://developer.8x8.com/connect/docs/send-sms-api-reference.
 *
 * @example smsSegments('Hi 👋').segments // 1, in UCS2, of 70 units
 */
export function smsSegments(text: string, options: SmsSegmentsOptions = {}): SmsSegments {
  const isPlain = isPlainGsm(text);
  const firstNonGsm = isPlain ? undefined : firstNonGsmCharacter(text);
  const requested = options.encoding ?? 'AUTO';
  const encoding = requested === 'AUTO' ? (firstNonGsm ? 'UCS2' : 'GSM7') : requested;
  const units = isPlain || encoding === 'UCS2' ? text.length : countSeptets(text);
  const { single, concatenated } = UNITS_PER_SEGMENT[encoding];
  const unitsPerSegment = units <= single ? single : concatenated;
  const { segments, unitsInLast } =
    isPlain || units <= single
      ? fillEvenly(units, unitsPerSegment)
      : splitIntoSegments(text, encoding, concatenated);
  return {
    encoding,
    units,
    segments,
    unitsPerSegment,
    remaining: unitsPerSegment - unitsInLast,
    overLimit: segments > MAX_SMS_SEGMENTS,
    ...(firstNonGsm && { firstNonGsm }),
  };
}

function countSeptets(text: string): number {
  let units = 0;
  for (let index = 0; index < text.length; index++) {
    units += septetCount(text.charCodeAt(index)) || 1;
    if (isSurrogatePairAt(text, index)) index++;
  }
  return units;
}

interface SegmentCount {
  readonly segments: number;
  /** Used units of the last segment. */
  readonly unitsInLast: number;
}

/** Counts segments if no character is moved to the next segment: all but the last are full. */
function fillEvenly(units: number, capacity: number): SegmentCount {
  const segments = Math.max(1, Math.ceil(units / capacity));
  return { segments, unitsInLast: units - (segments - 1) * capacity };
}

/** Fills the segments character by character, without splitting a character of two units. */
function splitIntoSegments(text: string, encoding: SmsEncoding, capacity: number): SegmentCount {
  let segments = 1;
  let unitsInLast = 0;
  for (let index = 0; index < text.length; index++) {
    const isPair = isSurrogatePairAt(text, index);
    const width = encoding === 'GSM7' ? septetCount(text.charCodeAt(index)) || 1 : isPair ? 2 : 1;
    if (unitsInLast + width > capacity) {
      segments++;
      unitsInLast = 0;
    }
    unitsInLast += width;
    if (isPair) index++;
  }
  return { segments, unitsInLast };
}

function isSurrogatePairAt(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
}
