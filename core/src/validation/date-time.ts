import { error, quote, warning, type Finding, type FormatRule } from './format-rule';
import type { StringFormat } from './json-schema';

const day = 86_400_000;
/** Clocks differ: a moment that has just passed is not called past. */
const clockToleranceMs = 60_000;
/** The farthest that any clock on earth is from UTC. */
const maxOffsetMs = 14 * 3_600_000;

const dateTimePattern = /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Whether a format is a moment in time, which may be given as a date object too. */
export function isDateTimeFormat(format: StringFormat | undefined): boolean {
  return format === 'date-time' || format === 'future' || format === 'schedule';
}

/** What JSON makes of a date object: JavaScript's own, from whichever realm, or a library's. */
export function dateToJson(value: unknown): unknown {
  const { toJSON } = Object(value) as { readonly toJSON?: unknown };
  return typeof toJSON === 'function' ? (toJSON.call(value) as unknown) : value;
}

/** A moment without an offset is read as any that it may mean: only what is wrong on every clock is refused. */
interface TimeRange {
  readonly earliest: number;
  readonly latest: number;
}

function parseDateTime(value: string): TimeRange | undefined {
  const [whole, year, month, date, offset] = dateTimePattern.exec(value) ?? [];
  if (whole === undefined || !dayExists(Number(year), Number(month), Number(date))) return undefined;
  const at = Date.parse(offset === undefined ? `${value.replace(' ', 'T')}Z` : value);
  if (Number.isNaN(at)) return undefined;
  const slack = offset === undefined ? maxOffsetMs : 0;
  return { earliest: at - slack, latest: at + slack };
}

/** `Date.parse` takes 30 February for 2 March. */
function dayExists(year: number, month: number, date: number): boolean {
  return new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date;
}

type Limit = (moment: TimeRange, now: number, value: string) => Finding | undefined;

function compileDateTimeRule(...limits: readonly Limit[]): FormatRule {
  return (value, _siblings, { now }) => {
    const moment = parseDateTime(value);
    if (!moment) {
      return error(
        `is not a date and time (${quote(value)})`,
        'Write it as ISO 8601 with an offset, e.g. 2026-12-01T09:00:00+08:00.',
      );
    }
    for (const limit of limits) {
      const finding = limit(moment, now, value);
      if (finding) return finding;
    }
    return moment.earliest === moment.latest
      ? undefined
      : warning(
          `does not say in which time zone (${quote(value)})`,
          'Add the offset, e.g. +08:00 or Z: else 8x8 decides whose clock is meant.',
        );
  };
}

const notPast: Limit = ({ latest }, now, value) =>
  latest < now - clockToleranceMs
    ? error(`is in the past (${quote(value)})`, 'Give a moment in the future, or leave it out.')
    : undefined;

const withinAWeek: Limit = ({ earliest }, now, value) =>
  earliest > now + 7 * day + clockToleranceMs
    ? error(
        `is more than 7 days ahead (${quote(value)})`,
        '8x8 keeps a message for at most 7 days: schedule it later, or closer to its time.',
      )
    : undefined;

export const dateTimeFormats = {
  'date-time': compileDateTimeRule(),
  future: compileDateTimeRule(notPast),
  schedule: compileDateTimeRule(notPast, withinAWeek),
} as const satisfies Partial<Record<StringFormat, FormatRule>>;

/** A day that exists, e.g. 2026-12-01. */
export const date: FormatRule = (value) => {
  const [whole, year, month, day] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  return whole !== undefined && dayExists(Number(year), Number(month), Number(day))
    ? undefined
    : error(`is not a date (${quote(value)})`, 'Write it as 2026-12-01.');
};
