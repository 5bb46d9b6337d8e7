import { isPlainGsm, septetsOf } from './gsm-alphabet';
import { firstNonGsmCharacter, type SmsEncoding, type TextPosition } from './sms-encoding';

/** The most parts that 8x8 makes of one SMS. What is longer is cut off, or refused in a batch. */
export const MAX_SMS_SEGMENTS = 10;

/** Units in an SMS of one part, and in each part of a longer one, which carries a header besides. */
const CAPACITY = {
  GSM7: { single: 160, part: 153 },
  UCS2: { single: 70, part: 67 },
} as const satisfies Record<SmsEncoding, { single: number; part: number }>;

/** In which encoding parts are counted. */
export interface SmsSegmentsOptions {
  /** `AUTO`, the default, takes GSM7 when the alphabet allows it, as 8x8 does. */
  readonly encoding?: 'AUTO' | SmsEncoding | undefined;
}

/** The parts that a text makes. */
export interface SmsSegments {
  /** The encoding in which it travels. */
  readonly encoding: SmsEncoding;
  /** Septets in GSM7 (characters of the extension table take two); UTF-16 code units in UCS2 (an emoji takes two or more). */
  readonly units: number;
  /** Parts on the air, each billed. An empty text counts as one. */
  readonly segments: number;
  /** 160 or 70 for one part; 153 or 67 for several. */
  readonly unitsPerSegment: number;
  /** Units still free in the last part. */
  readonly remaining: number;
  /** More than {@link MAX_SMS_SEGMENTS} parts. */
  readonly overLimit: boolean;
  /** The first character outside the GSM alphabet, whatever the encoding. */
  readonly firstNonGsm?: TextPosition;
}

/**
 * Counts the parts of an SMS the way a phone network cuts them: an escaped character (`€`, `[`, `{` …) and a
 * surrogate pair (an emoji) are never torn apart, so a part may end one unit early.
 *
 * 8x8's own figure is `ceil(units / 153)` (`/ 67` in UCS2), which is lower by one in the rare text where parts
 * ending early add up. When GSM7 is forced on a text that does not fit it, 8x8 does not say what happens: here each
 * foreign character counts as one septet, the `?` that networks put in its place.
 *
 * Follows https://developer.8x8.com/connect/docs/send-sms-api-reference.
 *
 * @example smsSegments('Hi 👋').segments // 1, in UCS2, of 70 units
 */
export function smsSegments(text: string, options: SmsSegmentsOptions = {}): SmsSegments {
  const plain = isPlainGsm(text);
  const firstNonGsm = plain ? undefined : firstNonGsmCharacter(text);
  const chosen = options.encoding ?? 'AUTO';
  const encoding = chosen === 'AUTO' ? (firstNonGsm ? 'UCS2' : 'GSM7') : chosen;
  const units = plain || encoding === 'UCS2' ? text.length : septetsIn(text);
  const { single, part } = CAPACITY[encoding];
  const unitsPerSegment = units <= single ? single : part;
  const { segments, used } =
    plain || units <= single ? evenly(units, unitsPerSegment) : cut(text, encoding, part);
  return {
    encoding,
    units,
    segments,
    unitsPerSegment,
    remaining: unitsPerSegment - used,
    overLimit: segments > MAX_SMS_SEGMENTS,
    ...(firstNonGsm && { firstNonGsm }),
  };
}

function septetsIn(text: string): number {
  let units = 0;
  for (let index = 0; index < text.length; index++) {
    units += septetsOf(text.charCodeAt(index)) || 1;
    if (isPairAt(text, index)) index++;
  }
  return units;
}

interface Parts {
  readonly segments: number;
  /** What the last part holds. */
  readonly used: number;
}

/** Where no character takes two units, every part but the last is full. */
function evenly(units: number, capacity: number): Parts {
  const segments = Math.max(1, Math.ceil(units / capacity));
  return { segments, used: units - (segments - 1) * capacity };
}

/** Fills part after part, character by character. */
function cut(text: string, encoding: SmsEncoding, capacity: number): Parts {
  let segments = 1;
  let used = 0;
  for (let index = 0; index < text.length; index++) {
    const pair = isPairAt(text, index);
    const width = encoding === 'GSM7' ? septetsOf(text.charCodeAt(index)) || 1 : pair ? 2 : 1;
    if (used + width > capacity) {
      segments++;
      used = 0;
    }
    used += width;
    if (pair) index++;
  }
  return { segments, used };
}

function isPairAt(text: string, index: number): boolean {
  return (text.charCodeAt(index) & 0xfc00) === 0xd800 && (text.charCodeAt(index + 1) & 0xfc00) === 0xdc00;
}
