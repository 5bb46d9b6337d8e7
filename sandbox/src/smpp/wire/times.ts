const format = /^(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(\d)(\d\d)([+\-R])$/;

/**
 * Reads a time of SMPP 3.4 (section 7.1.1): `YYMMDDhhmmsstnnp`, absolute with the distance from UTC in quarters of an
 * hour, or relative to now with `R`. Returns milliseconds since 1970, or NaN if it is no time.
 */
export function parseTime(text: string, now: number): number {
  const [, ...groups] = format.exec(text) ?? [];
  if (groups.length === 0) return NaN;
  const sign = groups.at(-1);
  const [years = 0, months = 0, days = 0, hours = 0, minutes = 0, seconds = 0, tenths = 0, quarters = 0] =
    groups.map(Number);
  if (sign === 'R') {
    const date = new Date(now);
    date.setUTCFullYear(date.getUTCFullYear() + years, date.getUTCMonth() + months, date.getUTCDate() + days);
    return date.getTime() + ((hours * 60 + minutes) * 60 + seconds) * 1_000 + tenths * 100;
  }
  const local = Date.UTC(2000 + years, months - 1, days, hours, minutes, seconds, tenths * 100);
  const isReal = months >= 1 && months <= 12 && days >= 1 && days <= 31 && hours < 24 && minutes < 60;
  if (!isReal || quarters > 48) return NaN;
  return local - (sign === '+' ? 1 : -1) * quarters * 15 * 60_000;
}

/** `YYMMDDhhmm` in UTC, as in the text of a receipt. */
export function formatReceiptTime(time: number): string {
  return new Date(time).toISOString().replace(/\D/g, '').slice(2, 12);
}
