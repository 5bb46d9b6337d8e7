import { describe, expect, it } from '@jest/globals';
import { minutesOfDay, timeZonesOf } from '../../../core/src/bulk/pacing/time-zones';

const noon = Date.parse('2026-07-01T12:00:00Z');

/** All numbers of three digits, each as the beginning of a phone number. */
const prefixes = Array.from({ length: 1000 }, (_, number) => `+${String(number).padStart(3, '0')}555000`);

describe('the time zones of a phone number', () => {
  it('exist in the time zone database', () => {
    const zones = new Set(prefixes.flatMap((prefix) => timeZonesOf(prefix) ?? []));

    expect(zones.size).toBeGreaterThan(200);
    for (const zone of zones) expect(minutesOfDay(noon, zone)).toBeGreaterThanOrEqual(0);
  });

  it.each([
    ['+6591234567', ['Asia/Singapore']],
    ['639171234567', ['Asia/Manila']],
    ['+85291234567', ['Asia/Hong_Kong']],
    ['+6281234567890', ['Asia/Jakarta', 'Asia/Jayapura']],
    ['+881612345678', undefined],
    ['', undefined],
  ])('follow from the country code of %s', (phone, zones) => {
    expect(timeZonesOf(phone)).toEqual(zones);
  });

  it('follow daylight saving time', () => {
    expect(minutesOfDay(noon, 'Europe/London')).toBe(13 * 60);
    expect(minutesOfDay(Date.parse('2026-12-01T12:00:00Z'), 'Europe/London')).toBe(12 * 60);
  });
});
