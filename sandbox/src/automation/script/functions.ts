import { isObject, toText } from '../../engine/json';
import { findCountry, findDiallingCode } from '../../numbers/dialling-codes';
import { ScriptError } from './script-error';
import { secondsOfDay } from './time-of-day';

/** A function that scripts can call. The arguments are JSON values or `undefined`. @throws {ScriptError} */
export type ScriptFunction = (...args: unknown[]) => string | boolean;

/** The functions that 8x8 adds to JavaScript's. @see https://developer.8x8.com/connect/docs/context-scripting */
export function documentedFunctions(given: { uuid(): string }): Readonly<Record<string, ScriptFunction>> {
  return { isCountryCode, stringContains, isTimeOfDayBetween, isDayOfWeek, uuid: () => given.uuid() };
}

/** Countries that share a dialling code cannot be told apart by it: `+1` is of `US` and of `CA`. */
function isCountryCode(phoneNumber: unknown, countryCode: unknown): boolean {
  const code = findDiallingCode(textFor('isCountryCode', 'countryCode', countryCode));
  if (code === undefined)
    throw new ScriptError(`isCountryCode does not know the country ${toText(countryCode)}`);
  const country = findCountry(textFor('isCountryCode', 'phoneNumber', phoneNumber));
  return country !== undefined && findDiallingCode(country) === code;
}

function stringContains(source: unknown, value: unknown, ignoreCase: unknown = false): boolean {
  const text = textFor('stringContains', 'source', source);
  const part = textFor('stringContains', 'value', value);
  return ignoreCase === true ? text.toLowerCase().includes(part.toLowerCase()) : text.includes(part);
}

/** Both ends are within. A span over midnight holds nothing: 8x8 wants it written as two, or as a negation. */
function isTimeOfDayBetween(
  timestamp: unknown,
  timeFrom: unknown,
  timeTo: unknown,
  timezone: unknown,
): boolean {
  const name = 'isTimeOfDayBetween';
  const moment = Date.parse(withZone(textFor(name, 'timestamp', timestamp)));
  if (Number.isNaN(moment)) throw new ScriptError(`${name} cannot read the timestamp ${toText(timestamp)}`);
  const seconds = secondsOfDay(moment, textFor(name, 'timezone', timezone));
  return (
    secondsOf(textFor(name, 'timeFrom', timeFrom)) <= seconds &&
    seconds <= secondsOf(textFor(name, 'timeTo', timeTo))
  );
}

const days = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

/** The day as it is written, wherever its time zone may be. */
function isDayOfWeek(date: unknown, day: unknown): boolean {
  const wanted = days.indexOf(textFor('isDayOfWeek', 'day', day).toLowerCase());
  if (wanted < 0) throw new ScriptError(`isDayOfWeek does not know the day ${toText(day)}`);
  const written = textFor('isDayOfWeek', 'date', date);
  const moment = Date.parse(/^\d{4}-\d{2}-\d{2}/.exec(written)?.[0] ?? written);
  if (Number.isNaN(moment)) throw new ScriptError(`isDayOfWeek cannot read the date ${written}`);
  return new Date(moment).getUTCDay() === wanted;
}

function textFor(name: string, parameter: string, value: unknown): string {
  if (value === undefined || value === null || isObject(value))
    throw new ScriptError(`${name} needs a text as ${parameter}, not ${JSON.stringify(value)}`);
  return toText(value);
}

/** A moment without a time zone is one of UTC. */
function withZone(timestamp: string): string {
  return /T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?$/.test(timestamp) ? `${timestamp}Z` : timestamp;
}

function secondsOf(time: string): number {
  const [, hours, minutes, seconds = '0'] = /^(\d{1,2}):(\d{2})(?::(\d{2}))?$/.exec(time) ?? [];
  if (hours === undefined || minutes === undefined || Number(hours) > 24)
    throw new ScriptError(`${time} is no time of day: write it as 09:30:00`);
  return Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
}
