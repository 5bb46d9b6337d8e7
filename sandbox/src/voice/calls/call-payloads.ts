import { defined, type JsonObject } from '../../engine/json';
import { countryOf } from '../../numbers/dialling-codes';
import { nextUuid } from '../../engine/ids';
import type { World } from '../../engine/context';
import type { Call, CallSession } from './call-session';
import { exactMoment, wholeSecond } from './call-durations';

/** What is said of a call in its webhooks. */
export interface CallNews {
  readonly callStatus: string;
  readonly sipCode?: number;
  /** The keys that were pressed; `null` for none; absent where none were asked for. */
  readonly dtmf?: string | null;
}

const ends = ({ source, destination, sourceRefId, destinationRefId }: Call): JsonObject =>
  defined({
    source,
    destination,
    sourceFormat: 'MSISDN',
    destinationFormat: 'MSISDN',
    sourceCountryCode: countryOf(source),
    destinationCountryCode: countryOf(destination),
    sourceRefId,
    destinationRefId,
  });

/** How long the people have spoken, in whole seconds. */
export function callSeconds({ connectedAt, disconnectedAt }: Call, now: number): number {
  return connectedAt === undefined ? 0 : Math.floor(((disconnectedAt ?? now) - connectedAt) / 1_000);
}

/** The payload of call status and call action events. */
export function callPayload(world: World, session: CallSession, call: Call, news: CallNews): JsonObject {
  const now = world.time.now();
  return defined({
    eventId: nextUuid(world.state, 'event'),
    callId: call.callId,
    sessionId: session.sessionId,
    subAccountId: session.subAccountId,
    callStatus: news.callStatus,
    callDirection: call.direction,
    callType: 'PSTN',
    ...ends(call),
    callDuration: callSeconds(call, now),
    eventData: news.dtmf === undefined ? undefined : { dtmf: news.dtmf },
    sipCode: news.sipCode ?? 200,
    timestamp: exactMoment(now),
  });
}

const quality = { mos: 4.5, packetLossRate: 0, jitter: 20 } as const;

function leg(call: Call, endedAt: number): JsonObject {
  const { callId, direction, initiatedAt, connectedAt, disconnectedAt = endedAt } = call;
  return defined({
    callId,
    callDirection: direction,
    callType: 'PSTN',
    initiatedTimestamp: wholeSecond(initiatedAt),
    connectedTimestamp: connectedAt === undefined ? undefined : wholeSecond(connectedAt),
    disconnectedTimestamp: wholeSecond(disconnectedAt),
    ...ends(call),
    callStatus: call.outcome ?? 'COMPLETED',
    callDuration: callSeconds(call, endedAt),
    callQuality: connectedAt === undefined ? undefined : quality,
  });
}

/** The summary of a session; 8x8's samples have a version where a session was more than people joined. */
export function sessionSummary(session: CallSession, errorMsg: string | undefined): JsonObject {
  const { startedAt, endedAt = startedAt, calls, errorCode } = session;
  return defined({
    payload: defined({
      sessionId: session.sessionId,
      subAccountId: session.subAccountId,
      sessionStatus: session.outcome,
      startTime: wholeSecond(startedAt),
      endTime: wholeSecond(endedAt),
      lastAction: session.lastAction,
      callCount: calls.length,
      clientRequestId: session.clientRequestId,
      errorDetails: errorCode === undefined ? undefined : { errorMsg, errorCode },
      details: Object.fromEntries(
        calls.map((call, index) => [index === 0 ? 'callA' : 'callB', leg(call, endedAt)]),
      ),
    }),
    namespace: 'VOICE',
    eventType: 'SESSION_SUMMARY',
    description: 'How a call session ended',
    version: session.spoke ? 5 : undefined,
  });
}
