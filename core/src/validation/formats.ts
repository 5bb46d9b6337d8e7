import { smsSegments } from '../text/sms-segments';
import { error, quote, warning, type FormatRule } from './format-rule';
import type { StringFormat } from './json-schema';
import { date, dateTimeFormats } from './date-time';

const national = /^\+?\d{3,15}$/;
const separators = /^\+?[\d\s().\-/]+$/;

/** `/^\+?[1-9]\d{6,14}$/`, which is asked of each recipient, without what an expression costs. */
function isInternational(value: string): boolean {
  const first = value.charCodeAt(0) === plus ? 1 : 0;
  const digits = value.length - first;
  if (digits < 7 || digits > 15 || value.charCodeAt(first) === zero) return false;
  for (let at = first; at < value.length; at++) {
    const code = value.charCodeAt(at);
    if (code < zero || code > zero + 9) return false;
  }
  return true;
}

const plus = 0x2b;
const zero = 0x30;

const msisdn: FormatRule = (value, { country }) => {
  if (isInternational(value)) return undefined;
  if (typeof country === 'string' && country !== '' && national.test(value)) return undefined;
  if (/[\s().\-/]/.test(value) && separators.test(value)) {
    return error(
      `has spaces or punctuation in it (${quote(value)})`,
      'Write digits only, with an optional + in front, e.g. +6591234567.',
    );
  }
  if (/^0\d+$/.test(value)) {
    return error(
      `is a national number (${quote(value)})`,
      'Write it with its country code, e.g. +6591234567, or set country to its two-letter code.',
    );
  }
  return error(
    `is not a phone number (${quote(value)})`,
    'Write 7 to 15 digits with the country code and an optional + in front, e.g. +6591234567.',
  );
};

/** A number as people write it: 8x8 itself takes out what is between the digits. */
const phone: FormatRule = (value, siblings, clock) => {
  const bare = value.replace(/[\s().\-/]/g, '');
  return bare === ''
    ? error('has no digits', 'Write a phone number, e.g. +65 9123 4567.')
    : msisdn(bare, siblings, clock);
};

const codeTemplate: FormatRule = (value) =>
  value.includes('{code}')
    ? undefined
    : error('has no place for the code', 'Write {code} where the code shall stand.');

const senderId: FormatRule = (value) => {
  if (/^[\x20-\x7e]{1,11}$/.test(value) || /^\+?\d+$/.test(value)) return undefined;
  if (!/^[\x20-\x7e]+$/.test(value)) {
    return error(`has characters outside ASCII (${quote(value)})`, 'Use letters A to Z, digits and spaces.');
  }
  return error(
    `has ${value.length} characters (${quote(value)})`,
    'A sender with letters has at most 11 characters; a number has at most 16 digits.',
  );
};

/** Ten parts of UCS2 hold 67 units each, less one where an emoji does not fit whole. */
const alwaysFits = 10 * 66;

const smsText: FormatRule = (value, { encoding }) => {
  if (value.length <= alwaysFits) return undefined;
  const forced = encoding === 'GSM7' || encoding === 'UCS2' ? encoding : 'AUTO';
  const { segments, overLimit, encoding: used } = smsSegments(value, { encoding: forced });
  return overLimit
    ? warning(
        `makes ${segments} SMS parts in ${used}, more than the ten that 8x8 sends`,
        'Shorten it to ten parts: 8x8 may cut the rest off, or reject the message.',
      )
    : undefined;
};

const matching =
  (expression: RegExp, message: string, advice: string): FormatRule =>
  (value) =>
    expression.test(value) ? undefined : error(`${message} (${quote(value)})`, advice);

/** The address of a webhook is a secret in itself where it is long and random: it is not repeated. */
const uri: FormatRule = (value) =>
  /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(value)
    ? undefined
    : error('is not a web address', 'Write it whole, beginning with https://, without spaces.');

/** What each format of the catalogue demands. */
export const formats: Readonly<Record<Exclude<StringFormat, 'binary'>, FormatRule>> = {
  ...dateTimeFormats,
  date,
  msisdn,
  phone,
  'code-template': codeTemplate,
  'sender-id': senderId,
  'sms-text': smsText,
  uri,
  uuid: matching(
    /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i,
    'is not an ID of 8x8',
    'Use the ID just as 8x8 returned it: 32 hexadecimal digits with dashes.',
  ),
  'account-id': matching(/^[^\s/?#]{3,64}$/, 'is not an account ID', 'Copy it from 8x8 Connect.'),
  'sub-account-id': matching(
    /^[A-Za-z0-9\-._&]{3,50}$/,
    'is not a subaccount ID',
    'Copy it from 8x8 Connect: 3 to 50 letters, digits, and - . _ &.',
  ),
  bsuid: matching(
    /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/,
    'is not a WhatsApp business-scoped user ID',
    'It has two capital letters, a dot, and up to 128 letters and digits, e.g. SG.1349120865530.',
  ),
};
