import { errorFinding, quote, type Finding } from './format-rule';

/** The digits in a valid number with country code, without a leading zero. */
const minDigits = 7;
const maxDigits = 15;

const plus = 0x2b;
const zero = 0x30;

/** Same as `/^\+?[1-9]\d{6,14}$/`. It runs for every recipient, and the loop is faster than the expression. */
export function isInternationalNumber(value: string): boolean {
  const first = value.charCodeAt(0) === plus ? 1 : 0;
  const digits = value.length - first;
  if (digits < minDigits || digits > maxDigits || value.charCodeAt(first) === zero) return false;
  for (let index = first; index < value.length; index++) {
    const code = value.charCodeAt(index);
    if (code < zero || code > zero + 9) return false;
  }
  return true;
}

/** Country codes after which a zero is part of the number: Italy, San Marino, Vatican, Ivory Coast, Gabon, Congo. */
const keepsZero = new Set(['39', '378', '379', '225', '241', '242']);

/**
 * Cleans a phone number as people write it: `(65) 9123-4567` becomes `6591234567`, `+44 (0)20 7946 0958` becomes
 * `+442079460958`. Removes spaces, brackets, dashes, dots and slashes between groups of digits, and invisible characters.
 *
 * The number is not completed: a national number stays national.
 *
 * @returns `undefined` if the text can mean something else, for instance `6591234567.0` or `6.59E+9`.
 *
 * @example cleanPhoneNumber('+65 9123 4567') // '+6591234567'
 */
export function cleanPhoneNumber(text: string): string | undefined {
  if (isInternationalNumber(text)) return text;
  const readable = toPlainCharacters(text).replace(/^\(\+(\d{1,3})\)/, '+$1 ');
  const number = removeTrunkZero(readable);
  if (number === undefined || !/^\+?\(?\d(?:[ ().\-/]*\d)*\)?$/.test(number)) return undefined;
  if (hasDecimalPoint(number) || hasSeveralNumbers(number)) return undefined;
  return number.replace(/[ ().\-/]/g, '');
}

/** Replaces full-width characters, Arabic digits, special spaces and dashes, and removes invisible characters. */
function toPlainCharacters(text: string): string {
  return text
    .replace(/\p{Cf}/gu, '')
    .replace(/[\uff01-\uff5e]/g, (character) => String.fromCharCode(character.charCodeAt(0) - 0xfee0))
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 0xf))
    .replace(/[\u2010-\u2015\u2212\ufe58\ufe63]/g, '-')
    .trim()
    .replace(/\p{Zs}/gu, ' ');
}

/** Removes the `(0)` in `+44 (0)20`, which callers from abroad do not dial. Returns `undefined` if it may be dialled. */
function removeTrunkZero(number: string): string | undefined {
  if (!/\S[\s-]*\(0\)/.test(number)) return number;
  const [prefix, countryCode = ''] = /^\+?([1-9]\d{0,2})[ -]*\(0\)/.exec(number) ?? [];
  if (prefix === undefined || keepsZero.has(countryCode)) return undefined;
  return number.replace(/[ -]*\(0\)/, ' ');
}

/** Whether a dot may be a decimal point, as in `6591234567.0`, and not the separator of two groups of digits. */
function hasDecimalPoint(number: string): boolean {
  const dots = number.split('.').length - 1;
  if (dots === 0) return false;
  if (/\d{5}\.\d/.test(number) || /\.\D*\d$/.test(number)) return true;
  return dots === 1 && (/\.\d{1,2}$/.test(number) || /^\d+\.\d{5,}$/.test(number));
}

/** Whether a slash may separate two numbers or an extension: `6591234567/68`, `1234567 / 7654321`. */
const hasSeveralNumbers = (number: string): boolean =>
  /\/\D*\d{1,2}$| \/|\/ |\/.*\/|\d{6}\/\d{6}/.test(number);

const advice = 'Write 7 to 15 digits with the country code and an optional + in front, e.g. +6591234567.';
const asTextAdvice =
  'In a spreadsheet, format the column as text. Write digits only, with an optional + in front, e.g. +6591234567.';

/** Says what is wrong with a phone number. `accepts` tells which numbers would be right without their separators. */
export function describeInvalidNumber(value: string, accepts = isInternationalNumber): Finding {
  const number = cleanPhoneNumber(value);
  const report = (message: string, how: string): Finding => errorFinding(`${message} (${quote(value)})`, how);
  if (number === undefined) return describeUnreadable(value, report);
  if (number !== value && accepts(number)) {
    return report(
      'has spaces or punctuation in it',
      'Write digits only, with an optional + in front, e.g. +6591234567.',
    );
  }
  if (number.startsWith('00')) {
    return report(
      'begins with 00',
      'Write + in place of the digits that are dialled for a call abroad, e.g. +6591234567.',
    );
  }
  if (number.startsWith('0')) {
    return report(
      'is a national number',
      'Write it with its country code, e.g. +6591234567, or set country to its two-letter code.',
    );
  }
  const digits = number.replace('+', '');
  if (digits.startsWith('0')) return report('has a country code that begins with 0', advice);
  const count = digits.length === 1 ? '1 digit' : `${digits.length} digits`;
  return report(
    digits.length < minDigits ? `is too short: it has ${count}` : `is too long: it has ${count}`,
    advice,
  );
}

function describeUnreadable(value: string, report: (message: string, how: string) => Finding): Finding {
  const text = toPlainCharacters(value);
  if (!/\d/.test(text)) {
    return /^[\s().\-/+]*$/.test(text)
      ? report('has no digits', advice)
      : report('is not a phone number', advice);
  }
  if (/^\d(?:[.,]\d+)?E\+?\d+$/i.test(text))
    return report('is in scientific notation, which loses digits', asTextAdvice);
  if (/\p{L}/u.test(text)) return report('has letters in it', advice);
  if (/^[\d ()+.\-/]+$/.test(text) && hasDecimalPoint(text))
    return report('has a decimal point in it', asTextAdvice);
  if (/[,;|&\n\r\t]/.test(text) || hasSeveralNumbers(text))
    return report('looks like more than one number, or has an extension', `Give one number. ${advice}`);
  if (/\(0\)/.test(text)) {
    return report(
      'has (0) in it, which is dialled in some countries only',
      'Write the number as it is dialled from abroad, e.g. +442079460958.',
    );
  }
  if (/.\+/.test(text)) return report('has a + that is not in front', advice);
  return report('is not a phone number', advice);
}
