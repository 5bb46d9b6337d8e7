import type { IncomingMessage, ServerResponse } from 'node:http';

import type { SandboxContext } from '../engine/context';
import { lastFourDigits } from '../messages/lifecycle/magic-numbers';
import { jsonResponse, sendResponse } from '../server/http-response';
import { sendSaved } from '../server/send-saved';
import { expireIfDue, updateVerification, verificationTable } from './verification-store';

/**
 * Whether the phone with this number can be verified without a code (silent mobile authentication): every number but
 * those that end in 4040.
 */
export function isSilentAuthenticationAvailable(number: string): boolean {
  return lastFourDigits(number) !== '4040';
}

/** The URL that the phone opens to be verified. It needs no key. */
export function silentAuthenticationUrl({ url }: SandboxContext, sessionId: string): string {
  return `${url}/verify/sma/${sessionId}`;
}

/** The phone opens its URL, which verifies it. Returns false for any other path. */
export function serveSilentAuthentication(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const [, sessionId] = /^\/verify\/sma\/([0-9a-f]+)$/.exec(path) ?? [];
  if (sessionId === undefined || request.method !== 'GET') return false;
  request.resume();
  const found = context.state.table(verificationTable).get(sessionId);
  if (!found) {
    sendResponse(response, jsonResponse(404, { code: 1404, message: 'There is no such verification' }));
    return true;
  }
  const verification = expireIfDue(context, found);
  if (verification.status === 'WAITING') {
    const isAvailable = isSilentAuthenticationAvailable(verification.destination);
    updateVerification(context, verification, { status: isAvailable ? 'VERIFIED' : 'FAILED' });
  }
  void sendSaved(context, response, jsonResponse(200, { status: verification.status }));
  return true;
}
