import { checked } from '../../server/validation/assert-valid';
import { sameAddress } from '../../numbers/phone-numbers';
import { nextUuid } from '../../engine/ids';
import type { World } from '../../engine/context';
import { press } from './capture-digits';
import { personOf, ringing, type CallSession } from './call-session';
import { tellStatus } from './call-webhooks';
import { incomingCall, openSession } from './create-call';
import { answer } from './run-call-flow';
import { ask, end, fail, leaveUnanswered } from './session-lifecycle';

/** Somebody calls one of your virtual numbers. */
export interface InboundCall {
  /** The caller's phone number. */
  readonly from: string;
  /** Your number. Default: the first number of the subaccount. */
  readonly to?: string | undefined;
  /** Default: the subaccount for voice. */
  readonly subAccountId?: string | undefined;
}

/** A session: by its ID, or the last one with a phone number that is not over. */
export interface CallReference {
  readonly sessionId?: string | undefined;
  /** The phone number of the person on the line, instead of `sessionId`. */
  readonly number?: string | undefined;
}

/** Keys that the person on the line presses. */
export interface PressedDigits extends CallReference {
  /** Digits, `*` and `#`. */
  readonly digits: string;
}

const reference = { sessionId: { type: 'string' }, number: { type: 'string' } } as const;
const eitherReference = [{ required: ['sessionId'] }, { required: ['number'] }];

const checkInbound = checked<InboundCall>({
  type: 'object',
  properties: {
    from: { type: 'string', minLength: 1 },
    to: { type: 'string' },
    subAccountId: { type: 'string' },
  },
  required: ['from'],
});
const checkReference = checked<CallReference>({
  type: 'object',
  properties: reference,
  anyOf: eitherReference,
});
const checkDigits = checked<PressedDigits>({
  type: 'object',
  properties: { ...reference, digits: { type: 'string', pattern: '^[0-9*#]+$' } },
  required: ['digits'],
  anyOf: eitherReference,
});

/** Somebody calls a virtual number; the webhook of type VCA is asked what to do. */
export function callIn(world: World, given: InboundCall): CallSession {
  checkInbound(given, world.time.now());
  const { state } = world;
  const { subAccountId = state.account.subAccountIds.voice } = given;
  const to = given.to ?? state.voice.numbers.find((number) => number.subAccountId === subAccountId)?.msisdn;
  if (to === undefined)
    throw new Error(`The subaccount ${subAccountId} has no virtual number: say which in to`);
  const session = openSession(world, { sessionId: nextUuid(state, 'session'), subAccountId, actions: [] });
  const call = incomingCall(world, given.from, to);
  session.calls.push(call);
  tellStatus(world, session, call, { callStatus: 'CALL_RECEIVED' });
  if (!ask(world, session, { callStatus: 'CALL_RECEIVED' })) fail(world, session, -2002);
  return session;
}

/** Whoever is being called picks up, at once. @throws {Error} when nobody is being called. */
export function pickUpCall(world: World, given: CallReference): CallSession {
  const { session, call } = requireRinging(world, given);
  answer(world, session, call);
  return session;
}

/** Whoever is being called declines: busy. @throws {Error} when nobody is being called. */
export function declineCall(world: World, given: CallReference): CallSession {
  const { session, call } = requireRinging(world, given);
  leaveUnanswered(world, session, call, { outcome: 'BUSY', sipCode: 486 });
  return session;
}

/** Whoever is on the line presses keys. */
export function pressDigits(world: World, given: PressedDigits): CallSession {
  checkDigits(given, world.time.now());
  const session = requireSession(world, given);
  if (session.calls[0]?.connectedAt === undefined) throw new Error('Nobody is on the line yet');
  press(world, session, given.digits);
  return session;
}

/** Somebody hangs up, which ends the session. */
export function hangUpCall(world: World, given: CallReference): CallSession {
  const session = requireSession(world, given);
  const call = ringing(session);
  // Who called gives up before the other has answered.
  if (call) leaveUnanswered(world, session, call, { outcome: 'CANCELED', sipCode: 487 });
  else end(world, session, session.calls[0]?.connectedAt === undefined ? 'CANCELED' : 'COMPLETED');
  return session;
}

function requireRinging(world: World, given: CallReference) {
  const session = requireSession(world, given);
  const call = ringing(session);
  if (!call) throw new Error(`Nobody is being called in the session ${session.sessionId}`);
  return { session, call };
}

function requireSession(world: World, given: CallReference): CallSession {
  checkReference(given, world.time.now());
  const { sessionId, number = '' } = given;
  const sessions = Object.values(world.state.voice.sessions);
  const found =
    sessionId === undefined
      ? sessions.findLast(
          ({ calls, endedAt }) =>
            endedAt === undefined && calls.some((call) => sameAddress(personOf(call), number)),
        )
      : world.state.voice.sessions[sessionId];
  if (!found) throw new Error(`There is no call with ${sessionId ?? number}`);
  if (found.endedAt !== undefined) throw new Error(`The session ${found.sessionId} is over`);
  return found;
}
