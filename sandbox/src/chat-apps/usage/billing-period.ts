import { badRequest } from '../../server/api-error';

/** The month that a usage report is about: its first and its last millisecond. */
export interface BillingPeriod {
  readonly start: number;
  readonly end: number;
}

const firstMonth = toMonthNumber('2026-02');

function toMonthNumber(period: string): number {
  const [year = '', month = ''] = period.split('-');
  return Number(year) * 12 + Number(month) - 1;
}

const startOfMonth = (month: number): number => Date.UTC(Math.floor(month / 12), month % 12, 1);

/** Parses a month such as `2026-03`. @throws {ApiError} 400, when the month has not ended or is too long ago. */
export function parseBillingPeriod(period: string, now: number): BillingPeriod {
  const month = toMonthNumber(period);
  const today = new Date(now);
  const current = today.getUTCFullYear() * 12 + today.getUTCMonth();
  const problem =
    month >= current
      ? 'has not ended'
      : month < firstMonth
        ? 'is before February 2026'
        : month < current - 6
          ? 'is more than six months ago'
          : undefined;
  if (problem) throw badRequest(1000, `The billing period ${period} ${problem}`);
  return { start: startOfMonth(month), end: startOfMonth(month + 1) - 1 };
}
