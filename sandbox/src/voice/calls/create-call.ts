import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { withoutUndefined, toText, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state/state';
import { toInternationalNumber, sameAddress } from '../../numbers/phone-numbers';
import { sessionTable, numberTable } from '../voice-store';
import type { Call, CallSession, CallEvent } from './call-session';

const maxSessions = 10_000;

const normalizeNumber = (text: unknown): string => toInternationalNumber(toText(text)) ?? toText(text);

function findNumberReference(state: SandboxState, number: string): string | undefined {
  return state.table(numberTable).find(({ msisdn }) => sameAddress(msisdn, number))?.referenceId;
}

/** Creates a call to a number, for the action `makeCall`. It is not in a session yet. */
export function createOutboundCall(
  context: SandboxContext,
  { source, destination, callRecording }: JsonObject,
): Call {
  const from = normalizeNumber(source);
  return withoutUndefined({
    callId: nextUuid(context.state, 'call'),
    direction: 'OUTBOUND',
    source: from,
    destination: normalizeNumber(destination),
    sourceRefId: findNumberReference(context.state, from),
    initiatedAt: context.clock.now(),
    recorded: callRecording === true,
  } as const);
}

/** Creates a call from a customer to a virtual number. It is not in a session yet. */
export function createInboundCall(context: SandboxContext, from: string, to: string): Call {
  return withoutUndefined({
    callId: nextUuid(context.state, 'call'),
    direction: 'INBOUND',
    source: normalizeNumber(from),
    destination: normalizeNumber(to),
    destinationRefId: findNumberReference(context.state, to),
    initiatedAt: context.clock.now(),
    recorded: false,
  } as const);
}

/** Creates and stores a session. Above the limit of stored sessions, deletes the oldest finished one. */
export function createSession(
  context: SandboxContext,
  fields: Pick<CallSession, 'sessionId' | 'subAccountId' | 'clientRequestId' | 'actions'>,
): CallSession {
  const sessions = context.state.table(sessionTable);
  const session: CallSession = {
    ...fields,
    startedAt: context.clock.now(),
    calls: [],
    lastAction: 'MAKE_CALL',
    playedPrompt: false,
    heard: [],
    log: [],
    awaitsAction: false,
    turn: 0,
  };
  sessions.put(session);
  sessions.limit(maxSessions, ({ endedAt }) => endedAt !== undefined);
  context.eventFeed.emit<CallEvent>({ kind: 'call', session });
  return session;
}

export function updateSession(
  { state, eventFeed }: SandboxContext,
  session: CallSession,
  changes: Partial<CallSession>,
): void {
  state.table(sessionTable).update(session, changes);
  eventFeed.emit<CallEvent>({ kind: 'call', session });
}

export function updateCall(
  { state, eventFeed }: SandboxContext,
  session: CallSession,
  call: Call,
  changes: Partial<Call>,
): void {
  state.table(sessionTable).change(session, () => Object.assign(call, changes));
  eventFeed.emit<CallEvent>({ kind: 'call', session });
}
