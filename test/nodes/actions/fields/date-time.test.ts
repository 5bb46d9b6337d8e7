import { describe, expect, test } from '@jest/globals';
import { toIsoDateTime } from '../../../../nodes/actions/fields/date-time';

describe('a date and time without an offset is in the timezone of the workflow', () => {
  test.each([
    ['2026-12-01T09:00:00', 'Asia/Singapore', '2026-12-01T09:00:00+08:00'],
    ['2026-12-01 09:00', 'Asia/Kolkata', '2026-12-01T09:00:00+05:30'],
    ['2026-07-01T09:00:00', 'America/New_York', '2026-07-01T09:00:00-04:00'],
    ['2026-12-01T09:00:00', 'America/New_York', '2026-12-01T09:00:00-05:00'],
    ['2026-03-08T01:30:00', 'America/New_York', '2026-03-08T01:30:00-05:00'],
    ['2026-03-08T03:30:00', 'America/New_York', '2026-03-08T03:30:00-04:00'],
    ['2026-12-01T09:00:00.000', 'UTC', '2026-12-01T09:00:00.000+00:00'],
  ])('%s in %s', (text, timezone, expected) => {
    expect(toIsoDateTime(text, timezone)).toBe(expected);
  });
});

test.each([
  ['2026-12-01T09:00:00Z', '2026-12-01T09:00:00Z'],
  ['2026-12-01T09:00:00+02:00', '2026-12-01T09:00:00+02:00'],
  [new Date('2026-12-01T09:00:00Z'), '2026-12-01T09:00:00.000Z'],
  [{ toISO: () => '2026-12-01T09:00:00.000+08:00' }, '2026-12-01T09:00:00.000+08:00'],
  ['tomorrow', 'tomorrow'],
  ['', undefined],
  [undefined, undefined],
])('%p has no need of a timezone', (value, expected) => {
  expect(toIsoDateTime(value, 'Asia/Singapore')).toBe(expected);
});
