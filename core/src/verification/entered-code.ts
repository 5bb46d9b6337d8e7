/** The code as the user meant it: people and keyboards add spaces, and some write digits at full width. */
export function enteredCode(text: string | number): string {
  // A form, or JSON, may have made a number of it.
  return String(text).normalize('NFKC').replace(/\s/g, '');
}

/** Why this can be no code of 8x8's, or `undefined`. Codes may have been sent with other settings: they say nothing. */
export function codeFlaw(code: string): string | undefined {
  if (code.length < 3) return 'The code has at least 3 characters.';
  if (code.length > 10) return 'The code has at most 10 characters.';
  return /^[0-9A-Za-z-]+$/.test(code) ? undefined : 'The code is made of digits and letters alone.';
}
