import { toText, type JsonObject } from '../../engine/json';

/**
 * How long the parts of a simulated call take, in milliseconds. The sandbox places no real calls, so these times are
 * made up.
 */
export const callDurations = {
  /** Until a call is answered. */
  ring: 2_000,
  /** Until an unanswered call ends. */
  noAnswer: 30_000,
  /** Until a number that answers late answers. */
  lateAnswer: 60_000,
  /** How long connected people talk, unless someone hangs up. */
  talk: 20_000,
  /** How long a played file lasts. */
  file: 5_000,
  /** From the end of a call until its recording is uploaded. */
  upload: 5_000,
} as const;

const speechMsPerCharacter = 60;

export function getSpeechMs(text: unknown, { repetition, speed }: JsonObject = {}): number {
  const rate = typeof speed === 'number' && speed > 0 ? speed : 1;
  return Math.round((toText(text).length * speechMsPerCharacter * getRepetitions(repetition)) / rate);
}

export function getPlaybackMs({ repetition }: JsonObject): number {
  return callDurations.file * getRepetitions(repetition);
}

const getRepetitions = (repetition: unknown): number => (typeof repetition === 'number' ? repetition : 1);
