/**
 * An operation that may wipe an account is carried out only when the input field `confirm` says the word. The field
 * stays here: 8x8 never sees it.
 */
export interface Consent {
  /** The case that needs it: this field has this value; without `is`, the field is left out. */
  readonly when: { readonly field: string; readonly is?: boolean | string };
  /** What `confirm` must be. */
  readonly word: string;
  /** What is about to happen, to follow "This": "deletes every contact of the account". */
  readonly warning: string;
}

/** The name of the input field that holds the word. */
export const consentField = 'confirm';

/** Whether an input is the case that needs the word. */
export function needsConsent(
  { when: { field, is } }: Consent,
  input: Readonly<Record<string, unknown>>,
): boolean {
  const value = input[field];
  if (is === undefined) return value === undefined || value === null || value === '';
  return String(value).toLowerCase() === String(is).toLowerCase();
}
