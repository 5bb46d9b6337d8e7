/** The state of a call that `interpretAttempt` needs to create the error of a failed attempt. */
export interface AttemptContext {
  /** Number of attempts so far, including this one. */
  readonly attempts: number;
  /** Whether this or an earlier attempt may have taken effect at 8x8. */
  readonly mayHaveTakenEffect: boolean;
  /** The time in milliseconds since 1970. */
  readonly now: number;
  /** Replaces the API key with `***` in text from the server or the HTTP port. */
  readonly redact: (text: string) => string;
}
