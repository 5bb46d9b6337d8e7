import { spelled, type JsonObject } from '../../engine/json';

/** How long things take in a call, in milliseconds. */
export const callTimes = {
  ring: 2_000,
  noAnswer: 30_000,
  lateAnswer: 60_000,
  /** How long people talk who were joined, when nobody hangs up. */
  talk: 20_000,
  file: 5_000,
  /** From the end of a call until its recording is handed over. */
  upload: 5_000,
} as const;

const perCharacter = 60;

/** How long a text takes to be said. */
export function speechMs(text: unknown, { repetition, speed }: JsonObject = {}): number {
  const rate = typeof speed === 'number' && speed > 0 ? speed : 1;
  return Math.round((spelled(text).length * perCharacter * times(repetition)) / rate);
}

/** How long a file plays. */
export function fileMs({ repetition }: JsonObject): number {
  return callTimes.file * times(repetition);
}

const times = (repetition: unknown): number => (typeof repetition === 'number' ? repetition : 1);

/** A moment as call events have it, with thousandths of a second. */
export const exactMoment = (at: number): string => new Date(at).toISOString();

/** A moment as summaries have it, in whole seconds. */
export const wholeSecond = (at: number): string => `${new Date(at).toISOString().slice(0, 19)}Z`;
