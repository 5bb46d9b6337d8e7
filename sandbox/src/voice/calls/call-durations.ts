import { toText, type JsonObject } from '../../engine/json';

/** How long things take in a call, in milliseconds. */
export const callDurations = {
  ring: 2_000,
  noAnswer: 30_000,
  lateAnswer: 60_000,
  /** How long people talk who were joined, when nobody hangs up. */
  talk: 20_000,
  file: 5_000,
  /** From the end of a call until its recording is handed over. */
  upload: 5_000,
} as const;

const speechMsPerCharacter = 60;

/** How long a text takes to be said. */
export function getSpeechMs(text: unknown, { repetition, speed }: JsonObject = {}): number {
  const rate = typeof speed === 'number' && speed > 0 ? speed : 1;
  return Math.round((toText(text).length * speechMsPerCharacter * getRepetitions(repetition)) / rate);
}

/** How long a file plays. */
export function getPlaybackMs({ repetition }: JsonObject): number {
  return callDurations.file * getRepetitions(repetition);
}

const getRepetitions = (repetition: unknown): number => (typeof repetition === 'number' ? repetition : 1);

/** A moment as call events have it, with thousandths of a second. */
export const formatMilliseconds = (time: number): string => new Date(time).toISOString();

/** A moment as summaries have it, in whole seconds. */
export const formatSeconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
