import { workflowTimeZones } from 'cpaas-8x8';

import { ScriptError } from './script-error';

/** One for each time zone: making one takes longer than using it. */
const clocks = new Map<string, Intl.DateTimeFormat>();

/**
 * Seconds since midnight in a time zone, which is named as Windows names it. Used by the script function
 * `isTimeOfDayBetween`.
 *
 * @throws {ScriptError}
 */
export function secondsOfDay(moment: number, zoneId: string): number {
  const parts = clockOf(zoneId).formatToParts(moment);
  const part = (type: string): number => Number(parts.find((each) => each.type === type)?.value ?? 0);
  return part('hour') * 3600 + part('minute') * 60 + part('second');
}

function clockOf(zoneId: string): Intl.DateTimeFormat {
  const zone = workflowTimeZones.find(({ id }) => id.toLowerCase() === zoneId.toLowerCase());
  if (!zone) throw new ScriptError(`There is no time zone ${zoneId}; getTimeZones lists them`);
  const known = clocks.get(zone.ianaName);
  if (known) return known;
  const clock = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone.ianaName,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  });
  clocks.set(zone.ianaName, clock);
  return clock;
}
