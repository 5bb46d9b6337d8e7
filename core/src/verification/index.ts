export type { CheckResult, VerificationStanding } from './check-result';
export { TooSoonError } from './too-soon-error';
export { VerificationSession, type SavedVerification } from './verification-session';
export { createVerifierOver, type Verifier, type VerifierOptions } from './verifier';
export type { StartSettings, VerificationApi } from './verification-api';
