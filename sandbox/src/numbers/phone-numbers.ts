import { findDiallingCode } from './dialling-codes';

const internationalFormat = /^\+?[1-9]\d{6,14}$/;

/**
 * A phone number as 8x8 understands it: `+` and digits. A national one needs its country; `undefined` where it
 * cannot be made international.
 */
export function toInternationalNumber(number: string, country?: string): string | undefined {
  if (number.startsWith('+') || country === undefined || country === '') {
    return internationalFormat.test(number) ? `+${number.replace('+', '')}` : undefined;
  }
  const code = findDiallingCode(country);
  if (code === undefined) return undefined;
  const fullNumber =
    number.startsWith(code) && number.length > code.length + 6 ? number : code + number.replace(/^0+/, '');
  return internationalFormat.test(fullNumber) ? `+${fullNumber}` : undefined;
}

/** The same of a number as people write it: what stands between the digits is taken out. */
export function parsePhoneNumber(number: string, country?: string): string | undefined {
  return toInternationalNumber(number.replace(/[\s().\-/]/g, ''), country);
}

/** Without the plus: how 8x8 repeats a number in an answer. */
export function stripPlus(number: string): string {
  return number.replace(/^\+/, '');
}

/** `+6591234567` → `+65912xxxx`: the last four of a number are hidden in details and logs. */
export function maskLastFour(number: string): string {
  return number.replace(/.{4}$/, 'xxxx');
}

/** Whether two addresses are the same, however their plus is written. */
export function sameAddress(a: string, b: string): boolean {
  return stripPlus(a.trim()).toLowerCase() === stripPlus(b.trim()).toLowerCase();
}
