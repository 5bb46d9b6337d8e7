export type { CheckResult, VerificationStanding } from './check-result';
export { TooSoonError } from './start-verification';
export { VerificationSession, type SavedVerification } from './verification-session';
export { createVerifierOver, type Verifier, type VerifierOptions } from './verifier';
export type { StartSettings, VerificationApi } from './start-verification';
