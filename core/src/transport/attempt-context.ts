/** What one must know to judge an attempt, besides how it ended. */
export interface AttemptContext {
  /** How often the request was made, this time included. */
  readonly attempts: number;
  /** Whether this attempt, or one before it, may have taken effect. */
  readonly mayHaveTakenEffect: boolean;
  readonly now: number;
  /** Takes the API key out of a text that came from outside. */
  readonly redact: (text: string) => string;
}
