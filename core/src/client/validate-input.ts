import { consentField, needsConsent } from '../catalogue/entries';
import type { Consent } from '../catalogue/operation';
import type { Issue } from '../validation/issue';

/** What is missing before an operation may wipe an account: the caller's explicit word. */
export function validateConsent(
  consent: Consent | undefined,
  input: Readonly<Record<string, unknown>>,
): Issue | undefined {
  if (!consent || !needsConsent(consent, input) || input[consentField] === consent.word) return undefined;
  return {
    path: consentField,
    rule: 'consent',
    message: `does not say that it is meant: this ${consent.warning}`,
    advice: `If that is what you want, set ${consentField} to "${consent.word}".`,
  };
}
