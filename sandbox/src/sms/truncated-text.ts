import { MAX_SMS_SEGMENTS, smsSegments, type SmsEncoding } from 'cpaas-8x8';

/** The text cut to ten parts, as 8x8's page on sending says that it does. */
export function truncated(text: string, encoding: SmsEncoding): string {
  const fits = (length: number): boolean =>
    smsSegments(text.slice(0, length), { encoding }).segments <= MAX_SMS_SEGMENTS;
  if (fits(text.length)) return text;
  let [longestFitting, shortestTooLong] = [0, text.length];
  while (shortestTooLong - longestFitting > 1) {
    const middle = (longestFitting + shortestTooLong) >> 1;
    if (fits(middle)) longestFitting = middle;
    else shortestTooLong = middle;
  }
  return text.slice(0, longestFitting);
}
