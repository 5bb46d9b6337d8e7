import { defined, spelled, type JsonObject } from '../../engine/json';
import { internationalNumber, sameAddress } from '../../numbers/phone-numbers';
import { nextUuid } from '../../engine/ids';
import type { WorldState } from '../../engine/state';
import type { World } from '../../engine/context';
import type { Call, CallSession } from './call-session';

const mostSessions = 10_000;

const numbered = (text: unknown): string => internationalNumber(spelled(text)) ?? spelled(text);

function referenceOf({ voice }: WorldState, number: string): string | undefined {
  return voice.numbers.find(({ msisdn }) => sameAddress(msisdn, number))?.referenceId;
}

/** A call that is about to be made. */
export function newCall(world: World, { source, destination, callRecording }: JsonObject): Call {
  const from = numbered(source);
  return defined({
    callId: nextUuid(world.state, 'call'),
    direction: 'OUTBOUND',
    source: from,
    destination: numbered(destination),
    sourceRefId: referenceOf(world.state, from),
    initiatedAt: world.time.now(),
    recorded: callRecording === true,
  } as const);
}

/** A call that a person makes to a virtual number. */
export function incomingCall(world: World, from: string, to: string): Call {
  return defined({
    callId: nextUuid(world.state, 'call'),
    direction: 'INBOUND',
    source: numbered(from),
    destination: numbered(to),
    destinationRefId: referenceOf(world.state, to),
    initiatedAt: world.time.now(),
    recorded: false,
  } as const);
}

/** A session begins; the oldest that is over is forgotten when there are too many. */
export function openSession(
  world: World,
  given: Pick<CallSession, 'sessionId' | 'subAccountId' | 'clientRequestId' | 'actions'>,
): CallSession {
  const { sessions } = world.state.voice;
  const session: CallSession = {
    ...given,
    startedAt: world.time.now(),
    calls: [],
    lastAction: 'MAKE_CALL',
    spoke: false,
    heard: [],
    asking: false,
    turn: 0,
  };
  sessions[given.sessionId] = session;
  const ids = Object.keys(sessions);
  if (ids.length > mostSessions) {
    const oldest = ids.find((id) => sessions[id]?.endedAt !== undefined);
    if (oldest !== undefined) Reflect.deleteProperty(sessions, oldest);
  }
  return session;
}
