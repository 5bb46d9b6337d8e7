import type { IncomingMessage, ServerResponse } from 'node:http';

import { lastFourDigits } from '../messages/lifecycle/magic-numbers';
import { jsonResponse, sendResponse } from '../server/http-response';
import type { SandboxContext } from '../engine/context';
import { expireIfDue } from './verification-store';

/** Whether a phone can be verified by Silent Mobile Authentication: any but numbers that end in 4040. */
export function isSilentAuthenticationAvailable(number: string): boolean {
  return lastFourDigits(number) !== '4040';
}

/** The address that a phone opens by itself to be verified, without a key. */
export function silentAuthenticationUrl({ url }: SandboxContext, sessionId: string): string {
  return `${url}/verify/sma/${sessionId}`;
}

/** The phone opens its address, which verifies it. Says whether the request was for one. */
export function serveSilentAuthentication(
  context: SandboxContext,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const [, sessionId] = /^\/verify\/sma\/([0-9a-f]+)$/.exec(path) ?? [];
  if (sessionId === undefined || request.method !== 'GET') return false;
  request.resume();
  const found = context.state.verifications.get(sessionId);
  if (!found) {
    sendResponse(response, jsonResponse(404, { code: 1404, message: 'There is no such verification' }));
    return true;
  }
  const verification = expireIfDue(context, found);
  if (verification.status === 'WAITING') {
    verification.status = isSilentAuthenticationAvailable(verification.destination) ? 'VERIFIED' : 'FAILED';
  }
  sendResponse(response, jsonResponse(200, { status: verification.status }));
  return true;
}
