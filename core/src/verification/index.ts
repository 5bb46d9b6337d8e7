/** Verifying phone numbers: `Verifier` starts a session, which checks the code and can be saved. */
export type { CheckResult, VerificationStatus } from './check-result';
export { TooSoonError } from './start-verification';
export { VerificationSession, type SavedVerification } from './verification-session';
export { createVerifierWithClock, type Verifier, type VerifierOptions } from './verifier';
export type { StartSettings, VerificationApi } from './start-verification';
