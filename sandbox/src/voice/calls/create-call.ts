import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { withoutUndefined, toText, type JsonObject } from '../../engine/json';
import type { SandboxState } from '../../engine/state';
import { toInternationalNumber, sameAddress } from '../../numbers/phone-numbers';
import type { Call, CallSession } from './call-session';

const maxSessions = 10_000;

const normalizeNumber = (text: unknown): string => toInternationalNumber(toText(text)) ?? toText(text);

function findNumberReference({ voice }: SandboxState, number: string): string | undefined {
  return voice.numbers.find(({ msisdn }) => sameAddress(msisdn, number))?.referenceId;
}

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
  const { sessions } = context.state.voice;
  const session: CallSession = {
    ...fields,
    startedAt: context.clock.now(),
    calls: [],
    lastAction: 'MAKE_CALL',
    playedPrompt: false,
    heard: [],
    awaitsAction: false,
    turn: 0,
  };
  sessions[fields.sessionId] = session;
  const ids = Object.keys(sessions);
  if (ids.length > maxSessions) {
    const oldest = ids.find((id) => sessions[id]?.endedAt !== undefined);
    if (oldest !== undefined) Reflect.deleteProperty(sessions, oldest);
  }
  return session;
}
