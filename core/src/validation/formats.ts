import { MAX_SMS_SEGMENTS, smsSegments } from '../text/sms-segments';
import { errorFinding, quote, warningFinding, type FormatRule } from './format-rule';
import type { StringFormat } from './json-schema';
import { date, dateOrTime, dateTimeFormats } from './date-time';
import { describeInvalidNumber, isInternationalNumber } from './phone-number';

const nationalNumber = /^\+?\d{3,15}$/;
const isNationalNumber = (value: string): boolean => nationalNumber.test(value);

/** A number with country code, or a national number beside a country. */
const msisdn: FormatRule = (value, { country }) => {
  if (isInternationalNumber(value)) return undefined;
  const mayBeNational = typeof country === 'string' && country !== '';
  if (!mayBeNational) return describeInvalidNumber(value);
  return isNationalNumber(value) ? undefined : describeInvalidNumber(value, isNationalNumber);
};

/** A number in which 8x8 itself removes spaces, brackets and dashes. */
const phone: FormatRule = (value, siblings, time) =>
  msisdn(value.replace(/[\s()-]/g, ''), siblings, time) && describeInvalidNumber(value);

/** A number whose country is in another object, so that a national number cannot be told from a short one. */
const nationalMsisdn: FormatRule = (value) =>
  isNationalNumber(value) ? undefined : describeInvalidNumber(value, isNationalNumber);

/** A number with country code in a path, where 8x8 takes no plus. */
const msisdnDigits: FormatRule = (value) =>
  /^\d{7,15}$/.test(value)
    ? undefined
    : value.startsWith('+') && isInternationalNumber(value)
      ? errorFinding(`has a + (${quote(value)})`, 'Write digits only.')
      : describeInvalidNumber(value);

const codeTemplate: FormatRule = (value) =>
  value.includes('{code}')
    ? undefined
    : errorFinding('does not contain {code}', 'Write {code} where the verification code must appear.');

const maxSenderName = 11;
const maxSenderNumber = 17;

/** Follows https://developer.8x8.com/connect/docs/send-sms-api-reference. */
const senderId: FormatRule = (value) => {
  const isNumber = /^\+?\d+$/.test(value);
  if (!isNumber && !/^[A-Za-z\d ]+$/.test(value)) {
    return errorFinding(
      `has other characters than letters A to Z, digits and spaces (${quote(value)})`,
      'Write a name of letters, digits and spaces, or a number of digits with an optional + in front.',
    );
  }
  return value.length <= (isNumber ? maxSenderNumber : maxSenderName)
    ? undefined
    : errorFinding(
        `has ${value.length} characters (${quote(value)})`,
        `A name has at most ${maxSenderName} characters; a number has at most ${maxSenderNumber}, with its +.`,
      );
};

/** Ten UCS-2 segments of 67 units; each can lose one unit, because a surrogate pair is never split. */
const maxUnitsWithoutCounting = 10 * 66;

const smsText: FormatRule = (value, { encoding }) => {
  if (value.length <= maxUnitsWithoutCounting) return undefined;
  const name = typeof encoding === 'string' ? encoding.toUpperCase() : 'AUTO';
  const forced = name === 'GSM7' || name === 'UCS2' ? name : 'AUTO';
  const { segments, overLimit, encoding: usedEncoding } = smsSegments(value, { encoding: forced });
  return overLimit
    ? warningFinding(
        `takes ${segments} SMS segments in ${usedEncoding}, and 8x8 sends at most ${MAX_SMS_SEGMENTS}`,
        `Shorten it to ${MAX_SMS_SEGMENTS} segments: 8x8 may cut it off, or reject the message.`,
      )
    : undefined;
};

const matching =
  (expression: RegExp, message: string, advice: string): FormatRule =>
  (value) =>
    expression.test(value) ? undefined : errorFinding(`${message} (${quote(value)})`, advice);

/** The message does not quote the URL, because a webhook URL can be a secret. */
const uri: FormatRule = (value) =>
  /^https?:\/\/[^\s/?#]+[^\s]*$/i.test(value)
    ? undefined
    : errorFinding(
        'is not a web address',
        'Write the complete URL, beginning with https://, without spaces.',
      );

/**
 * The rule of each string format. Rules replace patterns here, because a message must say what is wrong and how to
 * correct it.
 */
export const formats: Readonly<Record<Exclude<StringFormat, 'binary'>, FormatRule>> = {
  ...dateTimeFormats,
  date,
  'date-or-time': dateOrTime,
  msisdn,
  phone,
  'national-msisdn': nationalMsisdn,
  'msisdn-digits': msisdnDigits,
  'code-template': codeTemplate,
  'sender-id': senderId,
  'sms-text': smsText,
  uri,
  uuid: matching(
    /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i,
    'is not an 8x8 ID',
    'Use the ID exactly as 8x8 returned it: 32 hexadecimal digits with dashes.',
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
