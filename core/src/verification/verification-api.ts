import type { VerificationOperations, VerificationStartInput } from '../generated/verification';

/** The part of a client that verifies: `client.verification`. */
export type VerificationApi = Pick<
  VerificationOperations,
  'start' | 'check' | 'getStatus' | 'checkSmaCoverage'
>;

/** Everything a verification can be started with, but for the number. */
export type StartSettings = Omit<VerificationStartInput, 'destination'>;

/** A verification as 8x8 answers it. */
export type { VerificationStartOutput as SessionAnswer } from '../generated/verification';
