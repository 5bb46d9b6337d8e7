import { isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/min';

const internationalFormat = /^\+?[1-9]\d{6,14}$/;

/**
 * Converts a number to `+` and digits. A national number needs its country. Returns `undefined` when the number is not
 * valid.
 */
export function toInternationalNumber(number: string, country?: string): string | undefined {
  if (number.startsWith('+') || country === undefined || country === '')
    return internationalFormat.test(number) ? `+${number.replace('+', '')}` : undefined;
  const code = country.toUpperCase();
  // The library would ignore letters and dots.
  if (!isSupportedCountry(code) || !/^\d+$/.test(number)) return undefined;
  const parsed = parsePhoneNumberFromString(number, code);
  return parsed?.isPossible() === true ? parsed.number : undefined;
}

/** Like `toInternationalNumber`, but ignores spaces, brackets and dashes, as 8x8 does in some operations. */
export function parsePhoneNumber(number: string, country?: string): string | undefined {
  return toInternationalNumber(stripSeparators(number), country);
}

/** Removes spaces, brackets and dashes. Dots stay: `6591234567.0` must not become another number. */
export function stripSeparators(number: string): string {
  return number.replace(/[\s()-]/g, '');
}

/** 8x8's responses repeat numbers without the plus. */
export function stripPlus(number: string): string {
  return number.replace(/^\+/, '');
}

/** `+6591234567` → `+65912xxxx`, as in message details and logs. */
export function maskLastFour(number: string): string {
  return number.replace(/.{4}$/, 'xxxx');
}

/** Compares two addresses, ignoring the plus and case. */
export function sameAddress(a: string, b: string): boolean {
  return normalizeAddress(a) === normalizeAddress(b);
}

/** Returns the same text for addresses that `sameAddress` takes for the same. */
export function normalizeAddress(address: string): string {
  return stripPlus(address.trim()).toLowerCase();
}
