import type { OperationInput, OperationOutput, VerificationStartOutput } from 'cpaas-8x8';

import type { SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import { formatTimestamp } from '../engine/timestamps';
import { parsePhoneNumber } from '../numbers/phone-numbers';
import { badRequest, ApiError } from '../server/api-error';
import {
  requireSubAccountId,
  type ApiCall,
  type Handlers,
  type Received,
} from '../server/operations/api-call';
import { createCode, assertTemplateExists, sendCode } from './send-code';
import { isSilentAuthenticationAvailable, silentAuthenticationUrl } from './silent-authentication';
import {
  expireIfDue,
  findPendingVerification,
  updateVerification,
  verificationTable,
  type Verification,
} from './verification-store';

const maxAttempts = 5;

/**
 * Handles the verification of phone numbers: starts one, by a one-time code or by silent authentication, checks codes,
 * and reads the result.
 */
export const verificationHandlers = {
  'verification.start': start,
  'verification.check': (call): OperationOutput<'verification.check'> => {
    const session = requireSession(call);
    if (session.status === 'WAITING') checkCode(call.context, session, call.input.code);
    return toOutput(call, session);
  },
  'verification.getStatus': (call) => toOutput(call, requireSession(call)),
  'verification.checkSmaCoverage': ({
    input: { destination, country },
  }): OperationOutput<'verification.checkSmaCoverage'> => ({
    isAvailable:
      destination === undefined || isSilentAuthenticationAvailable(requireNumber({ destination, country })),
  }),
} satisfies Partial<Handlers>;

type StartInput = OperationInput<'verification.start'>;

function start(call: ApiCall<StartInput>): VerificationStartOutput {
  const { context, input } = call;
  const destination = requireNumber(input);
  assertTemplateExists(call);
  const now = context.clock.now();
  const validMs = numberOrDefault(input.codeValidity, 300) * 1_000;
  const intervalMs = numberOrDefault(input.resendingInterval, 10) * 1_000;
  const pending = findPendingVerification(context, requireSubAccountId(call), destination);
  if (pending && now < pending.sentAt + intervalMs) {
    throw new ApiError(
      403,
      1400,
      `The code may be sent again at ${formatTimestamp(pending.sentAt + intervalMs)}`,
    );
  }
  const session = pending ?? createSession(call, destination);
  if (!pending || input.resetSession === true) {
    const length = numberOrDefault(input.codeLength, 4);
    const code = createCode(context.state, input.codeType ?? 'NUMERIC', length);
    updateVerification(context, session, { code, attempt: 0 });
  }
  updateVerification(context, session, {
    sentAt: now,
    expiresAt: now + validMs,
    retryAfter: now + intervalMs,
  });
  sendCode(call, session);
  const isSilent = input.channel?.toLowerCase() === 'sma';
  return {
    ...toOutput(call, session),
    ...(isSilent ? { sma: { verificationUrl: silentAuthenticationUrl(context, session.sessionId) } } : {}),
  };
}

function createSession(call: ApiCall, destination: string): Verification {
  const { state } = call.context;
  const session: Verification = {
    sessionId: nextUuid(state, 'verification').replaceAll('-', ''),
    subAccountId: requireSubAccountId(call),
    destination,
    status: 'WAITING',
    code: '',
    attempt: 0,
    sentAt: 0,
    expiresAt: 0,
    retryAfter: 0,
    sent: [],
  };
  return state.table(verificationTable).put(session);
}

function checkCode(context: SandboxContext, session: Verification, code: string): void {
  if (code === session.code) {
    updateVerification(context, session, { status: 'VERIFIED' });
    return;
  }
  const attempt = session.attempt + 1;
  updateVerification(context, session, { attempt, ...(attempt >= maxAttempts ? { status: 'FAILED' } : {}) });
}

function requireSession(call: ApiCall<OperationInput<'verification.getStatus'>>): Verification {
  const session = call.context.state.table(verificationTable).get(call.input.sessionId);
  if (session?.subAccountId === requireSubAccountId(call)) return expireIfDue(call.context, session);
  throw new ApiError(404, 1404, 'There is no such verification');
}

function toOutput(call: ApiCall, session: Verification): VerificationStartOutput {
  const { sessionId, subAccountId, destination, status, attempt, expiresAt, retryAfter } = session;
  return {
    sessionId,
    verifyUri: `/api/v2/subaccounts/${encodeURIComponent(subAccountId)}/sessions/${sessionId}`,
    destination,
    status,
    attempt,
    expiresAt: formatTimestamp(expiresAt),
    retryAfter: formatTimestamp(retryAfter),
  };
}

const numberOrDefault = (value: number | string | undefined, defaultNumber: number): number =>
  typeof value === 'number' ? value : defaultNumber;

/** @throws {ApiError} 400 with code 1002. */
function requireNumber({
  destination,
  country,
}: Received<Pick<StartInput, 'destination' | 'country'>>): string {
  const number = parsePhoneNumber(destination, country);
  if (number === undefined) throw badRequest(1002, 'destination is not a phone number');
  return number;
}
