import { toText, type JsonObject } from '../../engine/json';

/** Durations in a call, in milliseconds. */
export const callDurations = {
  ring: 2_000,
  noAnswer: 30_000,
  lateAnswer: 60_000,
  /** How long connected people talk, unless someone hangs up. */
  talk: 20_000,
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

/** The format of call events. */
export const formatMilliseconds = (time: number): string => new Date(time).toISOString();

/** The format of session summaries. */
export const formatSeconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;
