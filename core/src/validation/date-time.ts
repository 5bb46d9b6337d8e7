import { errorFinding, quote, warningFinding, type Finding, type FormatRule } from './format-rule';
import type { StringFormat } from './json-schema';

const dayMs = 86_400_000;
/** Allows for a client clock that is not exact. */
const clockToleranceMs = 60_000;
/** The largest offset from UTC of any time zone. */
const maxOffsetMs = 14 * 3_600_000;

const dateTimePattern = /^(\d{4})-(\d{2})-(\d{2})[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?$/;

const datePattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Whether a format accepts a `Date` object as well as a string. */
export function isDateTimeFormat(format: StringFormat | undefined): boolean {
  return format === 'date-time' || format === 'future' || format === 'schedule';
}

/** Returns `value.toJSON()`, or the value itself. Supports dates of other realms and of date libraries. */
export function dateToJson(value: unknown): unknown {
  const { toJSON } = Object(value) as { readonly toJSON?: unknown };
  return typeof toJSON === 'function' ? (toJSON.call(value) as unknown) : value;
}

/** The UTC times that a date-time can mean, in milliseconds. Without an offset, every time zone is possible. */
export interface TimeRange {
  readonly earliest: number;
  readonly latest: number;
}

function parseDateTime(value: string): TimeRange | undefined {
  const [whole, year, month, date, offset] = dateTimePattern.exec(value) ?? [];
  if (whole === undefined || !dayExists(Number(year), Number(month), Number(date))) return undefined;
  const time = Date.parse(offset === undefined ? `${value.replace(' ', 'T')}Z` : value);
  if (Number.isNaN(time)) return undefined;
  const tolerance = offset === undefined ? maxOffsetMs : 0;
  return { earliest: time - tolerance, latest: time + tolerance };
}

/** The UTC times that a date, or a date and time, can mean. `undefined` if the text is neither. */
export function parseDayOrTime(value: string): TimeRange | undefined {
  const [whole, year, month, day] = datePattern.exec(value) ?? [];
  if (whole === undefined) return parseDateTime(value);
  if (!dayExists(Number(year), Number(month), Number(day))) return undefined;
  const start = Date.parse(`${value}T00:00Z`);
  return { earliest: start, latest: start + dayMs - 1 };
}

/** Rejects 30 February, which `Date.parse` reads as 2 March. */
function dayExists(year: number, month: number, date: number): boolean {
  return new Date(Date.UTC(year, month - 1, date)).getUTCDate() === date;
}

type TimeConstraint = (range: TimeRange, now: number, value: string) => Finding | undefined;

function compileDateTimeRule(...constraints: readonly TimeConstraint[]): FormatRule {
  return (value, _siblings, { now }) => {
    const range = parseDateTime(value);
    if (!range) {
      return errorFinding(
        `is not a date and time (${quote(value)})`,
        'Write it as ISO 8601 with an offset, e.g. 2026-12-01T09:00:00+08:00.',
      );
    }
    for (const constraint of constraints) {
      const finding = constraint(range, now, value);
      if (finding) return finding;
    }
    return range.earliest === range.latest
      ? undefined
      : warningFinding(
          `has no time zone offset (${quote(value)})`,
          'Add an offset, e.g. +08:00 or Z. Without one, 8x8 chooses the time zone.',
        );
  };
}

const notPast: TimeConstraint = ({ latest }, now, value) =>
  latest < now - clockToleranceMs
    ? errorFinding(`is in the past (${quote(value)})`, 'Give a time in the future, or leave it out.')
    : undefined;

const withinSevenDays: TimeConstraint = ({ earliest }, now, value) =>
  earliest > now + 7 * dayMs + clockToleranceMs
    ? errorFinding(
        `is more than 7 days ahead (${quote(value)})`,
        '8x8 accepts a schedule of at most 7 days ahead: give an earlier time, or send the request later.',
      )
    : undefined;

/**
 * The rules of the formats for times: any time, a time in the future, and a schedule, which 8x8 accepts up to seven
 * days ahead.
 */
export const dateTimeFormats = {
  'date-time': compileDateTimeRule(),
  future: compileDateTimeRule(notPast),
  schedule: compileDateTimeRule(notPast, withinSevenDays),
} as const satisfies Partial<Record<StringFormat, FormatRule>>;

/** Accepts a date, or a date and time with or without an offset. */
export const dateOrTime: FormatRule = (value) =>
  parseDayOrTime(value)
    ? undefined
    : errorFinding(
        `is neither a date nor a date and time (${quote(value)})`,
        'Write it as 2026-12-01, or with a time as 2026-12-01T09:00:00+08:00.',
      );

/** Accepts a date of the calendar, e.g. 2026-12-01. */
export const date: FormatRule = (value) => {
  const [whole, year, month, day] = datePattern.exec(value) ?? [];
  return whole !== undefined && dayExists(Number(year), Number(month), Number(day))
    ? undefined
    : errorFinding(`is not a date (${quote(value)})`, 'Write it as YYYY-MM-DD, e.g. 2026-12-01.');
};
