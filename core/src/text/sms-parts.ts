import { septetCount } from './gsm-alphabet';
import { smsSegments, type SmsSegmentsOptions } from './sms-segments';

/**
 * Splits a text into the texts of its segments, as {@link smsSegments} counts them: a character of two units is never
 * split. For those who send the segments themselves, such as an SMPP client.
 *
 * @example splitSms('a'.repeat(200)).map(({ length }) => length) // [153, 47]
 */
export function splitSms(text: string, options: SmsSegmentsOptions = {}): readonly string[] {
  const { encoding, segments, unitsPerSegment } = smsSegments(text, options);
  if (segments === 1) return [text];
  const parts: string[] = [];
  let units = 0;
  let start = 0;
  for (let index = 0; index < text.length; ) {
    const length = (text.codePointAt(index) ?? 0) > 0xffff ? 2 : 1;
    const width = encoding === 'GSM7' ? septetCount(text.charCodeAt(index)) || 1 : length;
    if (units + width > unitsPerSegment) {
      parts.push(text.slice(start, index));
      start = index;
      units = 0;
    }
    units += width;
    index += length;
  }
  return [...parts, text.slice(start)];
}
