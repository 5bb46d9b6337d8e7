/** The state of a call that is needed to interpret an attempt. */
export interface AttemptContext {
  /** Number of attempts, this one included. */
  readonly attempts: number;
  /** Whether this attempt, or one before it, may have taken effect. */
  readonly mayHaveTakenEffect: boolean;
  readonly now: number;
  /** Removes the API key from a text that comes from outside. */
  readonly redact: (text: string) => string;
}
