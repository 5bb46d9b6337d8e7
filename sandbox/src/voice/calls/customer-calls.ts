import { accountRecord } from '../../engine/account';
import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { sameAddress } from '../../numbers/phone-numbers';
import { createAssertion, type SchemaFor } from '../../server/validation/assert-valid';
import { sessionTable, numberTable } from '../voice-store';
import { addLogEntry } from './call-log';
import { getCustomerNumber, findRingingCall, type CallSession } from './call-session';
import { emitCallStatus } from './call-webhooks';
import { pressKeys } from './capture-digits';
import { createInboundCall, createSession, updateSession } from './create-call';
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

export const inboundCallSchema: SchemaFor<InboundCall> = {
  type: 'object',
  properties: {
    from: { type: 'string', format: 'msisdn' },
    to: { type: 'string' },
    subAccountId: { type: 'string' },
  },
  required: ['from'],
};

const assertValidInboundCall = createAssertion(inboundCallSchema);

export const callReferenceSchema: SchemaFor<CallReference> = {
  type: 'object',
  properties: referenceFields,
  anyOf: sessionIdOrNumber,
};

const assertValidReference = createAssertion(callReferenceSchema);

export const pressedDigitsSchema: SchemaFor<PressedDigits> = {
  type: 'object',
  properties: { ...referenceFields, digits: { type: 'string', pattern: '^[0-9*#]+$' } },
  required: ['digits'],
  anyOf: sessionIdOrNumber,
};

const assertValidDigits = createAssertion(pressedDigitsSchema);

/**
 * A customer calls a virtual number, on a tester's request. The response of the webhook of type VCA decides what
 * happens.
 */
export function receiveInboundCall(context: SandboxContext, request: InboundCall): CallSession {
  assertValidInboundCall(request, context.clock.now());
  const { state } = context;
  const { subAccountId = state.record(accountRecord).subAccountIds.voice } = request;
  const to =
    request.to ?? state.table(numberTable).find((number) => number.subAccountId === subAccountId)?.msisdn;
  if (to === undefined) throw new Error(`The subaccount ${subAccountId} has no virtual number: set to`);
  const session = createSession(context, {
    sessionId: nextUuid(state, 'session'),
    subAccountId,
    actions: [],
  });
  const call = createInboundCall(context, request.from, to);
  updateSession(context, session, { calls: [...session.calls, call] });
  addLogEntry(context, session, { kind: 'status', callId: call.callId, status: 'CALL_RECEIVED' });
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

/** The person in a call presses keys. @throws {Error} when the call is not connected. */
export function pressDigits(context: SandboxContext, request: PressedDigits): CallSession {
  assertValidDigits(request, context.clock.now());
  const { sessionId, number } = request;
  const session = requireSession(context, { sessionId, number });
  if (session.calls[0]?.connectedAt === undefined) throw new Error('The call is not connected yet');
  pressKeys(context, session, request.digits);
  return session;
}

/** A participant hangs up. The session ends. */
export function hangUpCall(context: SandboxContext, request: CallReference): CallSession {
  const session = requireSession(context, request);
  const call = findRingingCall(session);
  addLogEntry(context, session, { kind: 'hung-up', by: 'person' });
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
  const sessions = context.state.table(sessionTable);
  const found =
    sessionId === undefined
      ? sessions
          .list()
          .findLast(
            ({ calls, endedAt }) =>
              endedAt === undefined && calls.some((call) => sameAddress(getCustomerNumber(call), number)),
          )
      : sessions.get(sessionId);
  if (!found) throw new Error(`There is no active call session with ${sessionId ?? number}`);
  if (found.endedAt !== undefined) throw new Error(`The session ${found.sessionId} has ended`);
  return found;
}
