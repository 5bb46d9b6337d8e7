import { windowsZones } from './windows-zones';

export interface TimeZone {
  /** What scripts call it: the name that Windows has for it. */
  readonly id: string;
  readonly name: string;
  /** A place in the database of time zones that keeps its time. */
  readonly place: string;
}

/** The time zones that scripts know. @see https://developer.8x8.com/connect/docs/time-zone-onboarding */
export const timeZones: readonly TimeZone[] = windowsZones.map(([id, place, cities, offset]) => ({
  id,
  place,
  name: `${cities} (UTC${offset})`,
}));

/**
 * Those that a text is part of. 8x8's sample asks for `europe` and gets zones whose ID has it and whose name has not:
 * both are looked at.
 */
export function timeZonesWith(part = ''): { id: string; name: string }[] {
  const wanted = part.toLowerCase();
  return timeZones
    .filter(({ id, name }) => id.toLowerCase().includes(wanted) || name.toLowerCase().includes(wanted))
    .map(({ id, name }) => ({ id, name }));
}
