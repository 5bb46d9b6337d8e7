/** What one must know to judge an attempt, besides how it ended. */
export interface Circumstances {
  /** How often the request was made, this time included. */
  readonly attempts: number;
  /** Whether this attempt, or one before it, may have taken effect. */
  readonly maybeDone: boolean;
  readonly now: number;
  /** Takes the API key out of a text that came from outside. */
  readonly withoutKey: (text: string) => string;
}
