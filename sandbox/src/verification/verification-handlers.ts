import type { OperationInput, OperationOutput, VerificationStartOutput } from 'cpaas-8x8';

import { looseNumber } from '../numbers/phone-numbers';
import { invalid, Problem } from '../server/api-error';
import { timestampOf } from '../engine/timestamps';
import { nextCode, checkTemplate, sendCode } from './send-code';
import { isCovered, silentAddress } from './silent-authentication';
import { asItStands, pendingVerification, type Verification } from './verification-store';
import { nextUuid } from '../engine/ids';
import { subAccountIdOf, type ApiCall, type Handlers, type Received } from '../server/operations/api-call';

const mostAttempts = 5;

/** One-time codes, and verification without them. */
export const verification = {
  'verification.start': start,
  'verification.check': (call): OperationOutput<'verification.check'> => {
    const session = requireSession(call);
    if (session.status === 'WAITING') checkCode(session, call.input.code);
    return answerOf(call, session);
  },
  'verification.getStatus': (call) => answerOf(call, requireSession(call)),
  'verification.checkSmaCoverage': ({
    input: { destination, country },
  }): OperationOutput<'verification.checkSmaCoverage'> => ({
    isAvailable: destination === undefined || isCovered(numberOf({ destination, country })),
  }),
} satisfies Partial<Handlers>;

type StartInput = OperationInput<'verification.start'>;

function start(call: ApiCall<StartInput>): VerificationStartOutput {
  const { world, input } = call;
  const destination = numberOf(input);
  checkTemplate(call);
  const now = world.time.now();
  const validMs = secondsOf(input.codeValidity, 300) * 1_000;
  const intervalMs = secondsOf(input.resendingInterval, 10) * 1_000;
  const pending = pendingVerification(world, subAccountIdOf(call), destination);
  if (pending && now < pending.sentAt + intervalMs) {
    throw new Problem(403, 1400, `The code may be sent again at ${timestampOf(pending.sentAt + intervalMs)}`);
  }
  const session = pending ?? newSession(call, destination);
  if (!pending || input.resetSession === true) {
    session.code = nextCode(world.state, input.codeType ?? 'NUMERIC', secondsOf(input.codeLength, 4));
    session.attempt = 0;
  }
  session.sentAt = now;
  session.expiresAt = now + validMs;
  session.retryAfter = now + intervalMs;
  sendCode(call, session);
  const silent = input.channel?.toLowerCase() === 'sma';
  return {
    ...answerOf(call, session),
    ...(silent ? { sma: { verificationUrl: silentAddress(world, session.sessionId) } } : {}),
  };
}

function newSession(call: ApiCall, destination: string): Verification {
  const { state } = call.world;
  const session: Verification = {
    sessionId: nextUuid(state, 'verification').replaceAll('-', ''),
    subAccountId: subAccountIdOf(call),
    destination,
    status: 'WAITING',
    code: '',
    attempt: 0,
    sentAt: 0,
    expiresAt: 0,
    retryAfter: 0,
    sent: [],
  };
  state.verifications.set(session.sessionId, session);
  return session;
}

function checkCode(session: Verification, code: string): void {
  if (code === session.code) {
    session.status = 'VERIFIED';
    return;
  }
  session.attempt++;
  if (session.attempt >= mostAttempts) session.status = 'FAILED';
}

function requireSession(call: ApiCall<OperationInput<'verification.getStatus'>>): Verification {
  const session = call.world.state.verifications.get(call.input.sessionId);
  if (session?.subAccountId === subAccountIdOf(call)) return asItStands(call.world, session);
  throw new Problem(404, 1404, 'There is no such verification');
}

function answerOf(call: ApiCall, session: Verification): VerificationStartOutput {
  const { sessionId, subAccountId, destination, status, attempt, expiresAt, retryAfter } = session;
  return {
    sessionId,
    verifyUri: `/api/v2/subaccounts/${encodeURIComponent(subAccountId)}/sessions/${sessionId}`,
    destination,
    status,
    attempt,
    expiresAt: timestampOf(expiresAt),
    retryAfter: timestampOf(retryAfter),
  };
}

const secondsOf = (value: number | string | undefined, otherwise: number): number =>
  typeof value === 'number' ? value : otherwise;

/** @throws {Problem} 400 with code 1002. */
function numberOf({ destination, country }: Received<Pick<StartInput, 'destination' | 'country'>>): string {
  const number = looseNumber(destination, country);
  if (number === undefined) throw invalid(1002, 'destination is not a phone number');
  return number;
}
