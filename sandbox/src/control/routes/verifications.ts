import type { Verification, VerificationFilter } from '../../verification/verification-store';
import type { WaitOptions } from '../events/wait';
import { codeQuerySchema, verificationFilterSchema } from '../query-schemas';
import { routesFor, waitSchema } from '../route';

/** The phone whose code is wanted. */
interface CodeQuery {
  /** The phone number. */
  readonly number: string;
}

export interface VerificationOperations {
  verifications: { readonly query: VerificationFilter; readonly response: readonly Verification[] };
  otp: { readonly query: CodeQuery & WaitOptions; readonly response: { readonly code: string } };
}

const route = routesFor<VerificationOperations>();

/** Verifications and their codes. */
export const verificationRoutes = [
  route(
    'verifications',
    'GET /verifications',
    {
      summary: 'Verifications, each with its `code`, oldest first',
      query: verificationFilterSchema,
      note: '`search` is in the number and in the code. `before` is the ID of the oldest one of the previous page. `limit` returns the newest.',
    },
    (sandbox, { query }) => sandbox.verifications(query),
  ),
  route(
    'otp',
    'GET /otp',
    {
      summary: 'The code that was sent to the phone `number` last, or the next one',
      query: waitSchema(codeQuerySchema),
      note: 'It is the code of a verification, or the first 4 to 8 digits in the last message. `{ code }` over HTTP.',
      program: '`otp(number, { timeoutMs })`',
      failure: 408,
    },
    async (sandbox, { query: { number, timeoutMs } }) => ({
      code: await sandbox.otp(number, timeoutMs === undefined ? {} : { timeoutMs }),
    }),
  ),
];
