import { windowsZones } from './windows-zones';

/** A time zone that expressions know. */
export interface WorkflowTimeZone {
  /** What expressions call it: the name that Windows has for it. */
  readonly id: string;
  /** As 8x8 takes it in a step. */
  readonly name: string;
  /** A place in the database of time zones that keeps its time. */
  readonly place: string;
}

/**
 * The time zones for `isTimeOfDayBetween`, without asking 8x8; `automation.getTimeZones` asks.
 *
 * Follows https://developer.8x8.com/connect/docs/time-zone-onboarding
 */
export const workflowTimeZones: readonly WorkflowTimeZone[] = windowsZones.map(
  ([id, place, cities, offset]) => ({ id, place, name: `${cities} (UTC${offset})` }),
);
