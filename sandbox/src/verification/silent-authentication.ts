import type { IncomingMessage, ServerResponse } from 'node:http';

import { endingOf } from '../messages/lifecycle/magic-numbers';
import { jsonAnswer, send } from '../server/http-response';
import type { World } from '../engine/context';
import { asItStands } from './verification-store';

/** Whether a phone can be verified by Silent Mobile Authentication: any but numbers that end in 4040. */
export function isCovered(number: string): boolean {
  return endingOf(number) !== '4040';
}

/** The address that a phone opens by itself to be verified, without a key. */
export function silentAddress({ url }: World, sessionId: string): string {
  return `${url}/verify/sma/${sessionId}`;
}

/** The phone opens its address, which verifies it. Says whether the request was for one. */
export function serveSilentAuthentication(
  world: World,
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
): boolean {
  const [, sessionId] = /^\/verify\/sma\/([0-9a-f]+)$/.exec(path) ?? [];
  if (sessionId === undefined || request.method !== 'GET') return false;
  request.resume();
  const found = world.state.verifications.get(sessionId);
  if (!found) {
    send(response, jsonAnswer(404, { code: 1404, message: 'There is no such verification' }));
    return true;
  }
  const verification = asItStands(world, found);
  if (verification.status === 'WAITING') {
    verification.status = isCovered(verification.destination) ? 'VERIFIED' : 'FAILED';
  }
  send(response, jsonAnswer(200, { status: verification.status }));
  return true;
}
