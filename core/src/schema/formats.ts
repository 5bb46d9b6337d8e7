import { smsSegments } from '../text';
import type { StringFormat } from './json-schema';

/** What a format's rule may look at beside the value: the fields next to it, and the time. */
export interface FormatContext {
  readonly siblings: Readonly<Record<string, unknown>>;
  readonly now: number;
}

/** What a rule found: an error stops the request, a warning goes along with the result. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly advice: string;
}

type Rule = (value: string, context: FormatContext) => Finding | undefined;

const day = 86_400_000;
/** Clocks differ: a moment that has just passed is not called past. */
const skew = 60_000;

const error = (message: string, advice: string): Finding => ({ severity: 'error', message, advice });

const shown = (value: string): string => JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);

const international = /^\+?[1-9]\d{6,14}$/;
const national = /^\+?\d{3,15}$/;
const separators = /^\+?[\d\s().\-/]+$/;

const msisdn: Rule = (value, { siblings }) => {
  if (international.test(value)) return undefined;
  const country = siblings['country'];
  const hasCountry = typeof country === 'string' && country !== '';
  if (hasCountry && national.test(value)) return undefined;
  if (/[\s().\-/]/.test(value) && separators.test(value)) {
    return error(
      `has spaces or punctuation in it (${shown(value)})`,
      'Write digits only, with an optional + in front, e.g. +6591234567.',
    );
  }
  if (/^0\d+$/.test(value)) {
    return error(
      `is a national number (${shown(value)})`,
      'Write it with its country code, e.g. +6591234567, or set country to its two-letter code.',
    );
  }
  return error(
    `is not a phone number (${shown(value)})`,
    'Write 7 to 15 digits with the country code and an optional + in front, e.g. +6591234567.',
  );
};

const senderId: Rule = (value) => {
  if (/^\+?\d+$/.test(value)) return undefined;
  if (value.length > 11) {
    return error(
      `has ${value.length} characters (${shown(value)})`,
      'A sender with letters has at most 11 characters; a number has at most 16 digits.',
    );
  }
  // eslint-disable-next-line no-control-regex -- the whole of printable ASCII is meant
  if (!/^[\x20-\x7e]+$/.test(value)) {
    return error(`has characters outside ASCII (${shown(value)})`, 'Use letters A to Z, digits and spaces.');
  }
  return undefined;
};

const moment: Rule = (value) =>
  Number.isNaN(Date.parse(value)) || !/^\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}/.test(value)
    ? error(
        `is not a date and time (${shown(value)})`,
        'Write it as ISO 8601 with an offset, e.g. 2026-12-01T09:00:00+08:00.',
      )
    : undefined;

const future: Rule = (value, context) =>
  moment(value, context) ??
  (Date.parse(value) < context.now - skew
    ? error(`is in the past (${shown(value)})`, 'Give a moment in the future, or leave it out.')
    : undefined);

const schedule: Rule = (value, context) =>
  future(value, context) ??
  (Date.parse(value) > context.now + 7 * day + skew
    ? error(
        `is more than 7 days ahead (${shown(value)})`,
        '8x8 keeps a message for at most 7 days: schedule it later, or closer to its time.',
      )
    : undefined);

const smsText: Rule = (value, { siblings }) => {
  // Even if every character took two septets, this many would fit into ten parts.
  if (value.length <= 670) return undefined;
  const encoding = siblings['encoding'];
  const { segments, overLimit, encoding: used } = smsSegments(value, {
    encoding: encoding === 'GSM7' || encoding === 'UCS2' ? encoding : 'AUTO',
  });
  return overLimit
    ? {
        severity: 'warning',
        message: `makes ${segments} SMS parts in ${used}, more than the ten that 8x8 sends`,
        advice: 'Shorten it to ten parts: 8x8 may cut the rest off, or reject the message.',
      }
    : undefined;
};

const pattern =
  (expression: RegExp, message: string, advice: string): Rule =>
  (value) =>
    expression.test(value) ? undefined : error(`${message} (${shown(value)})`, advice);

/** What each format of the catalogue demands. */
export const formats: Readonly<Record<StringFormat, Rule>> = {
  msisdn,
  'sender-id': senderId,
  'date-time': moment,
  future,
  schedule,
  'sms-text': smsText,
  date: pattern(/^\d{4}-\d{2}-\d{2}$/, 'is not a date', 'Write it as 2026-12-01.'),
  uri: pattern(
    /^https?:\/\/[^\s/?#]+[^\s]*$/i,
    'is not a web address',
    'Write it whole, beginning with https://, without spaces.',
  ),
  uuid: pattern(
    /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i,
    'is not an ID of 8x8',
    'Use the ID just as 8x8 returned it: 32 hexadecimal digits with dashes.',
  ),
  'account-id': pattern(/^[^\s/?#]{3,64}$/, 'is not an account ID', 'Copy it from 8x8 Connect.'),
  'sub-account-id': pattern(
    /^[A-Za-z0-9\-._&]{3,50}$/,
    'is not a subaccount ID',
    'Copy it from 8x8 Connect: 3 to 50 letters, digits, and - . _ &.',
  ),
  bsuid: pattern(
    /^[A-Z]{2}\.[A-Za-z0-9]{1,128}$/,
    'is not a WhatsApp business-scoped user ID',
    'It has two capital letters, a dot, and up to 128 letters and digits, e.g. SG.1349120865530.',
  ),
};
