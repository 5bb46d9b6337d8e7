import type { Fields } from './validation-context';

/** What a rule found: an error stops the request, a warning goes along with the result. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly advice: string;
}

/**
 * Where rules find the time. A number of its size is an object in V8, so it is handed on in what holds it: rules that
 * need it are few.
 */
export interface Clock {
  readonly now: number;
}

/** What a format demands of a text that is not empty, given the fields beside it and the time. */
export type FormatRule = (value: string, siblings: Fields, clock: Clock) => Finding | undefined;

export const error = (message: string, advice: string): Finding => ({ severity: 'error', message, advice });

export const warning = (message: string, advice: string): Finding => ({
  severity: 'warning',
  message,
  advice,
});

/** A value as a message shows it. Never used for what may be a secret, such as the address of a webhook. */
export const quote = (value: string): string =>
  JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value);
