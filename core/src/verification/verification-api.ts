import type { verification } from '../catalogue/verification';
import type { Client } from '../transport/client';
import type { InputOf, OutputOf } from '../transport/operation-types';

type Operations = (typeof verification)['operations'];

/** The part of a client that verifies: `client.verification`. */
export type VerificationApi = Pick<
  Client<{ readonly verification: typeof verification }>['verification'],
  'start' | 'check' | 'getStatus' | 'checkSmaCoverage'
>;

/** Everything a verification can be started with, but for the number. */
export type StartSettings = Omit<InputOf<Operations['start']>, 'destination'>;

/** A verification as 8x8 answers it. */
export type SessionAnswer = OutputOf<Operations['start']>;
