import type { Fields } from './validation-context';

/** A problem that a format rule reports. An error stops the request; a warning does not. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  readonly message: string;
  readonly advice: string;
}

/** The current time in milliseconds. Rules receive it inside an object, so that V8 does not allocate a number per call. */
export interface CurrentTime {
  readonly now: number;
}

/**
 * Checks a non-empty string against a format.
 *
 * @param siblings - The other fields of the same object.
 */
export type FormatRule = (value: string, siblings: Fields, time: CurrentTime) => Finding | undefined;

export const errorFinding = (message: string, advice: string): Finding => ({
  severity: 'error',
  message,
  advice,
});

export const warningFinding = (message: string, advice: string): Finding => ({
  severity: 'warning',
  message,
  advice,
});

/**
 * Quotes a value for a message, cut to 40 characters, with invisible characters as ⟨U+202A⟩. Do not use it for secrets,
 * such as webhook URLs.
 */
export const quote = (value: string): string =>
  showInvisible(JSON.stringify(value.length > 40 ? `${value.slice(0, 40)}…` : value));

/** Matches control and format characters, and spaces other than the plain one. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]|(?! )\p{Zs}/gu;

const showInvisible = (text: string): string =>
  text.replace(
    INVISIBLE,
    (character) => `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`,
  );
