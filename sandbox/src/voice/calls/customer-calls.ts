import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { sameAddress } from '../../numbers/phone-numbers';
import { createAssertion } from '../../server/validation/assert-valid';
import { getCustomerNumber, findRingingCall, type CallSession } from './call-session';
import { emitCallStatus } from './call-webhooks';
import { pressKeys } from './capture-digits';
import { createInboundCall, createSession } from './create-call';
import { answerCall } from './run-call-flow';
import { requestNextAction, endSession, failSession, endUnanswered } from './session-lifecycle';

/** A customer calls one of your virtual numbers. */
export interface InboundCall {
  /** The caller's phone number. */
  readonly from: string;
  /** Your number. Default: the first number of the subaccount. */
  readonly to?: string | undefined;
  /** Default: the subaccount for voice. */
  readonly subAccountId?: string | undefined;
}

/** A session: by its ID, or the latest active one with a phone number. */
export interface CallReference {
  readonly sessionId?: string | undefined;
  /** The phone number of the person in the call, instead of `sessionId`. */
  readonly number?: string | undefined;
}

/** Keys that the person in the call presses. */
export interface PressedDigits extends CallReference {
  /** Digits, `*` and `#`. */
  readonly digits: string;
}

const referenceFields = { sessionId: { type: 'string' }, number: { type: 'string' } } as const;
const sessionIdOrNumber = [{ required: ['sessionId'] }, { required: ['number'] }];

const assertValidInboundCall = createAssertion<InboundCall>({
  type: 'object',
  properties: {
    from: { type: 'string', minLength: 1 },
    to: { type: 'string' },
    subAccountId: { type: 'string' },
  },
  required: ['from'],
});
const assertValidReference = createAssertion<CallReference>({
  type: 'object',
  properties: referenceFields,
  anyOf: sessionIdOrNumber,
});
const assertValidDigits = createAssertion<PressedDigits>({
  type: 'object',
  properties: { ...referenceFields, digits: { type: 'string', pattern: '^[0-9*#]+$' } },
  required: ['digits'],
  anyOf: sessionIdOrNumber,
});

/** A customer calls a virtual number. The webhook of type VCA decides what happens. */
export function receiveInboundCall(context: SandboxContext, request: InboundCall): CallSession {
  assertValidInboundCall(request, context.clock.now());
  const { state } = context;
  const { subAccountId = state.account.subAccountIds.voice } = request;
  const to = request.to ?? state.voice.numbers.find((number) => number.subAccountId === subAccountId)?.msisdn;
  if (to === undefined) throw new Error(`The subaccount ${subAccountId} has no virtual number: set to`);
  const session = createSession(context, {
    sessionId: nextUuid(state, 'session'),
    subAccountId,
    actions: [],
  });
  const call = createInboundCall(context, request.from, to);
  session.calls.push(call);
  emitCallStatus(context, session, call, { callStatus: 'CALL_RECEIVED' });
  if (!requestNextAction(context, session, { callStatus: 'CALL_RECEIVED' }))
    failSession(context, session, -2002);
  return session;
}

/** The person being called answers now. @throws {Error} when no call is ringing. */
export function answerRingingCall(context: SandboxContext, request: CallReference): CallSession {
  const { session, call } = requireRinging(context, request);
  answerCall(context, session, call);
  return session;
}

/** The person being called declines: busy. @throws {Error} when no call is ringing. */
export function declineRingingCall(context: SandboxContext, request: CallReference): CallSession {
  const { session, call } = requireRinging(context, request);
  endUnanswered(context, session, call, { outcome: 'BUSY', sipCode: 486 });
  return session;
}

export function pressDigits(context: SandboxContext, request: PressedDigits): CallSession {
  assertValidDigits(request, context.clock.now());
  const session = requireSession(context, request);
  if (session.calls[0]?.connectedAt === undefined) throw new Error('The call is not connected yet');
  pressKeys(context, session, request.digits);
  return session;
}

/** A participant hangs up. The session ends. */
export function hangUpCall(context: SandboxContext, request: CallReference): CallSession {
  const session = requireSession(context, request);
  const call = findRingingCall(session);
  // The caller gives up before the call is answered.
  if (call) endUnanswered(context, session, call, { outcome: 'CANCELED', sipCode: 487 });
  else endSession(context, session, session.calls[0]?.connectedAt === undefined ? 'CANCELED' : 'COMPLETED');
  return session;
}

function requireRinging(context: SandboxContext, request: CallReference) {
  const session = requireSession(context, request);
  const call = findRingingCall(session);
  if (!call) throw new Error(`No call is ringing in the session ${session.sessionId}`);
  return { session, call };
}

function requireSession(context: SandboxContext, request: CallReference): CallSession {
  assertValidReference(request, context.clock.now());
  const { sessionId, number = '' } = request;
  const sessions = Object.values(context.state.voice.sessions);
  const found =
    sessionId === undefined
      ? sessions.findLast(
          ({ calls, endedAt }) =>
            endedAt === undefined && calls.some((call) => sameAddress(getCustomerNumber(call), number)),
        )
      : context.state.voice.sessions[sessionId];
  if (!found) throw new Error(`There is no active call session with ${sessionId ?? number}`);
  if (found.endedAt !== undefined) throw new Error(`The session ${found.sessionId} has ended`);
  return found;
}
