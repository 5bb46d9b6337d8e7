import { consentField, needsConsent } from '../catalogue/entries';
import type { Consent } from '../catalogue/operation';
import type { Issue } from '../validation/issue';

/**
 * Returns the issue if a destructive operation, such as one that deletes all contacts, is not confirmed with its
 * confirmation text. `compileOperation` adds it to the issues that follow from the schema of the input.
 */
export function validateConsent(
  consent: Consent | undefined,
  input: Readonly<Record<string, unknown>>,
): Issue | undefined {
  if (!consent || !needsConsent(consent, input) || input[consentField] === consent.word) return undefined;
  return {
    path: consentField,
    rule: 'consent',
    message: `does not confirm the operation, which ${consent.warning}`,
    advice: `To confirm, set ${consentField} to "${consent.word}".`,
  };
}
