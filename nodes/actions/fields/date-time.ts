import type { StringSchema } from '../../../core/src/validation';
import { type Field, fieldText } from './field';

/** Creates a date and time field. n8n's picker returns the time without an offset, and 8x8 requires one. */
export function dateTimeField(name: string, schema: StringSchema): Field {
  const { displayName, description } = fieldText(name, schema);
  // The picker needs no format.
  const shown = description?.replace(/, ISO 8601( with offset)?/, '');
  return {
    name,
    property: {
      displayName,
      name,
      type: 'dateTime',
      default: '',
      ...(shown === undefined ? {} : { description: shown }),
    },
    read: (value, { timezone }) => toIsoDateTime(value, timezone),
  };
}

/** Converts text, a `Date` or a Luxon date of n8n to ISO 8601 with an offset. Other values are returned unchanged. */
export function toIsoDateTime(value: unknown, timezone: string): unknown {
  if (value === undefined || value === null || value === '') return undefined;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? value : value.toISOString();
  if (typeof value === 'object' && 'toISO' in value && typeof value.toISO === 'function') {
    return (value as { toISO(): unknown }).toISO();
  }
  return typeof value === 'string' ? addOffset(value.trim(), timezone) : value;
}

const localDateTime = /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(:\d{2}(?:\.\d+)?)?$/;

function addOffset(text: string, timezone: string): string {
  const match = localDateTime.exec(text);
  if (!match) return text;
  const [, date = '', minutes = '', seconds = ':00'] = match;
  const local = `${date}T${minutes}${seconds}`;
  const asUtc = Date.parse(`${local}Z`);
  if (Number.isNaN(asUtc)) return text;
  // Near a change of daylight saving time, the first offset can be wrong: compute it again at the corrected time.
  const guess = offsetMinutes(asUtc, timezone);
  const offset = offsetMinutes(asUtc - guess * 60_000, timezone);
  const size = Math.abs(offset);
  const pad = (part: number): string => String(part).padStart(2, '0');
  return `${local}${offset < 0 ? '-' : '+'}${pad(Math.floor(size / 60))}:${pad(size % 60)}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** The offset of a timezone from UTC at a time, in minutes. */
function offsetMinutes(moment: number, timezone: string): number {
  let format = formats.get(timezone);
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: timezone, timeZoneName: 'longOffset' });
    formats.set(timezone, format);
  }
  const name = format.formatToParts(moment).find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /GMT([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const size = Number(hours) * 60 + Number(minutes);
  return sign === '-' ? -size : size;
}
