import type { Issue } from '../../validation/issue';
import { asRecord } from '../../transport/response/parse-body';
import { phoneOf } from './recipient-identity';
import { minutesOfDay, timeZonesOf } from './time-zones';

/** The hours in which messages may arrive. */
export interface DeliveryWindow {
  /** The first minute, as local time of the recipient: `09:00`. */
  readonly from: string;
  /** The end, as local time: `20:00`. A window over midnight ends before it starts. */
  readonly to: string;
  /**
   * The time zone of all recipients, for instance `Asia/Singapore`. By default, each recipient has that of the country
   * code. In a country with several time zones, the window must be open in its west and in its east.
   */
  readonly timeZone?: string;
}

const minutesPerDay = 24 * 60;
const stepMs = 15 * 60_000;
/** In two days, every clock change included, each window opens at least once. */
const maxSteps = (48 * 60 * 60_000) / stepMs;
/** A window of this length opens in every zone at a quarter of an hour. */
const minWindowMinutes = 60;

/** Returns the issues of a window. */
export function deliveryWindowIssues(window: DeliveryWindow | undefined, canSchedule: boolean): Issue[] {
  if (window === undefined) return [];
  const issue = (message: string, advice: string): Issue[] => [
    { path: 'deliveryWindow', rule: 'options', message, advice },
  ];
  if (!canSchedule) return issue('is not possible', 'This operation has no field scheduled.');
  const { from, to, timeZone } = asRecord(window);
  const [start, end] = [parseTime(from), parseTime(to)];
  if (start === undefined || end === undefined)
    return issue('has no valid from and to', "Give times such as { from: '09:00', to: '20:00' }.");
  if ((end - start + minutesPerDay) % minutesPerDay < minWindowMinutes)
    return issue('is shorter than an hour', 'Give a longer window.');
  return timeZone === undefined || isTimeZone(timeZone)
    ? []
    : issue('has an unknown time zone', 'Give a name such as Asia/Singapore.');
}

function isTimeZone(timeZone: unknown): boolean {
  try {
    minutesOfDay(0, String(timeZone));
    return true;
  } catch {
    return false;
  }
}

function parseTime(text: unknown): number | undefined {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(String(text)) ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(minutes);
}

/** When a message may arrive: now, at a later time, or never. */
export type Opening = 'open' | { readonly at: number } | 'never';

/** Returns the function that tells when the window of a recipient is open. It caches the answer by time zones. */
export function openingOf(window: DeliveryWindow): (input: unknown, now: number) => Opening {
  const cache = new Map<string, { readonly step: number; readonly opening: Opening }>();
  return (input, now) => {
    const zones = window.timeZone === undefined ? zonesOfRecipient(input) : [window.timeZone];
    if (!zones) return 'never';
    const step = Math.floor(now / 60_000);
    const cached = cache.get(zones.join());
    if (cached?.step === step) return cached.opening;
    const opening = findOpening(window, zones, now);
    cache.set(zones.join(), { step, opening });
    return opening;
  };
}

/** With a country, a number without plus sign can be a national one: its first digits are no country code then. */
function zonesOfRecipient(input: unknown): readonly string[] | undefined {
  const phone = phoneOf(input);
  const { country } = asRecord(input);
  const mayBeNational = typeof country === 'string' && country !== '' && phone?.startsWith('+') === false;
  return phone === undefined || mayBeNational ? undefined : timeZonesOf(phone);
}

function findOpening({ from, to }: DeliveryWindow, zones: readonly string[], now: number): Opening {
  const [start = 0, end = 0] = [parseTime(from), parseTime(to)];
  const isOpenIn = (time: number, zone: string): boolean => {
    const minutes = minutesOfDay(time, zone);
    return start < end ? minutes >= start && minutes < end : minutes >= start || minutes < end;
  };
  const isOpen = (time: number): boolean => zones.every((zone) => isOpenIn(time, zone));
  if (isOpen(now)) return 'open';
  const firstStep = Math.ceil(now / stepMs);
  for (let step = firstStep; step <= firstStep + maxSteps; step++) {
    if (isOpen(step * stepMs)) return { at: step * stepMs };
  }
  return 'never';
}

/** Whether a message, or the template of all messages, says when it is sent. */
export function hasOwnTime(input: unknown): boolean {
  const { scheduled } = asRecord(input);
  return scheduled !== undefined && scheduled !== null && scheduled !== '';
}

/** Sets `scheduled` to the opening of the window, unless the window is open or the message has its own time. */
export function scheduleForWindow(
  input: unknown,
  now: number,
  opening: (input: unknown, now: number) => Opening,
): unknown {
  if (hasOwnTime(input)) return input;
  const when = opening(input, now);
  return typeof when === 'object'
    ? { ...asRecord(input), scheduled: new Date(when.at).toISOString() }
    : input;
}
