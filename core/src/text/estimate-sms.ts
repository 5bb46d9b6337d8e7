import { septetsOf } from './gsm-alphabet';
import { smartEncoding, type SmartEncodingOptions } from './smart-encoding';
import type { SmsEncoding } from './sms-encoding';
import { MAX_SMS_SEGMENTS, smsSegments, type SmsSegmentsOptions } from './sms-segments';

/** How texts are sent, where it changes what they come to. */
export interface EstimateOptions extends SmsSegmentsOptions, SmartEncodingOptions {
  /** Whether the texts are sent as {@link smartEncoding} puts them. Default false. */
  readonly smart?: boolean | undefined;
}

/** A character because of which texts travel as UCS2. */
export interface ForcingCharacter {
  /** The character itself. */
  readonly character: string;
  /** In how many texts it stands. */
  readonly texts: number;
  /** Where it stands first: in which text, counted from 0, and where in that. */
  readonly first: { readonly text: number; readonly index: number };
}

/** What texts will come to as SMS. */
export interface SmsEstimate {
  /** How many texts were counted. */
  readonly texts: number;
  /** Of all texts, as a person counts them: an emoji with its joiners may count as several. */
  readonly characters: number;
  /** Parts that are sent and billed, at most ten a text. */
  readonly segments: number;
  /** `mixed` when some texts travel so and some otherwise. */
  readonly encoding: SmsEncoding | 'mixed';
  /** Texts, and the parts they make, by the encoding in which they travel. */
  readonly byEncoding: Readonly<Record<SmsEncoding, { readonly texts: number; readonly segments: number }>>;
  /** How many texts make more than the ten parts that 8x8 sends: they are cut off, or refused in a batch. */
  readonly overLimit: number;
  /** What turns texts into UCS2, the most frequent first; twenty at most. */
  readonly forcing: readonly ForcingCharacter[];
}

const mostForcing = 20;

/**
 * Counts what an SMS, or many, will come to before they are sent.
 *
 * @example
 * estimateSms('Your order is on its way 🚚').forcing[0]?.character // '🚚'
 * estimateSms(texts, { smart: true }).segments
 */
export function estimateSms(texts: string | Iterable<string>, options: EstimateOptions = {}): SmsEstimate {
  const byEncoding = { GSM7: { texts: 0, segments: 0 }, UCS2: { texts: 0, segments: 0 } };
  const forcing = new Map<string, Forcing>();
  let characters = 0;
  let overLimit = 0;
  let count = 0;
  for (const given of typeof texts === 'string' ? [texts] : texts) {
    const text = textToSend(given, options);
    const made = smsSegments(text, options);
    const part = byEncoding[made.encoding];
    part.texts++;
    part.segments += Math.min(made.segments, MAX_SMS_SEGMENTS);
    characters += made.firstNonGsm ? [...text].length : text.length;
    if (made.overLimit) overLimit++;
    if (made.firstNonGsm && made.encoding === 'UCS2') noteForcing(forcing, text, count);
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
    forcing: [...forcing.values()].sort((one, other) => other.texts - one.texts).slice(0, mostForcing),
  };
}

/** The text as it will be sent. */
export function textToSend(
  text: string,
  { smart = false, accents, encoding = 'AUTO' }: EstimateOptions,
): string {
  return smart && encoding !== 'UCS2' ? smartEncoding(text, { accents }).text : text;
}

type Forcing = { -readonly [K in keyof ForcingCharacter]: ForcingCharacter[K] };

function noteForcing(forcing: Map<string, Forcing>, text: string, number: number): void {
  const here = new Set<string>();
  let index = 0;
  for (const character of text) {
    if (septetsOf(character.charCodeAt(0)) === 0 && !here.has(character)) {
      here.add(character);
      const known = forcing.get(character);
      if (known) known.texts++;
      else forcing.set(character, { character, texts: 1, first: { text: number, index } });
    }
    index += character.length;
  }
}
