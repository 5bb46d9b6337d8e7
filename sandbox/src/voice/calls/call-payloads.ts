import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { withoutUndefined, type JsonObject } from '../../engine/json';
import { formatWithMilliseconds, formatWithSeconds } from '../../engine/timestamps';
import { findCountry } from '../../numbers/dialling-codes';
import type { Call, CallSession } from './call-session';

/** The changing fields of a call webhook. */
export interface CallUpdate {
  readonly callStatus: string;
  readonly sipCode?: number;
  /** The pressed keys; `null` when none were pressed; absent when none were requested. */
  readonly dtmf?: string | null;
}

const callParties = ({ source, destination, sourceRefId, destinationRefId }: Call): JsonObject =>
  withoutUndefined({
    source,
    destination,
    sourceFormat: 'MSISDN',
    destinationFormat: 'MSISDN',
    sourceCountryCode: findCountry(source),
    destinationCountryCode: findCountry(destination),
    sourceRefId,
    destinationRefId,
  });

/** How long a call was or has been connected. */
export function getCallSeconds({ connectedAt, disconnectedAt }: Call, now: number): number {
  return connectedAt === undefined ? 0 : Math.floor(((disconnectedAt ?? now) - connectedAt) / 1_000);
}

/**
 * Creates the payload of the webhooks about one call: its status has changed, or it waits for its next action.
 */
export function createCallPayload(
  context: SandboxContext,
  session: CallSession,
  call: Call,
  update: CallUpdate,
): JsonObject {
  const now = context.clock.now();
  return withoutUndefined({
    eventId: nextUuid(context.state, 'event'),
    callId: call.callId,
    sessionId: session.sessionId,
    subAccountId: session.subAccountId,
    callStatus: update.callStatus,
    callDirection: call.direction,
    callType: 'PSTN',
    ...callParties(call),
    callDuration: getCallSeconds(call, now),
    eventData: update.dtmf === undefined ? undefined : { dtmf: update.dtmf },
    sipCode: update.sipCode ?? 200,
    timestamp: formatWithMilliseconds(now),
  });
}

const quality = { mos: 4.5, packetLossRate: 0, jitter: 20 } as const;

function createLeg(call: Call, endedAt: number): JsonObject {
  const { callId, direction, initiatedAt, connectedAt, disconnectedAt = endedAt } = call;
  return withoutUndefined({
    callId,
    callDirection: direction,
    callType: 'PSTN',
    initiatedTimestamp: formatWithSeconds(initiatedAt),
    connectedTimestamp: connectedAt === undefined ? undefined : formatWithSeconds(connectedAt),
    disconnectedTimestamp: formatWithSeconds(disconnectedAt),
    ...callParties(call),
    callStatus: call.outcome ?? 'COMPLETED',
    callDuration: getCallSeconds(call, endedAt),
    callQuality: connectedAt === undefined ? undefined : quality,
  });
}

/**
 * The body of a session summary webhook. In 8x8's samples, only the summaries of sessions that played prompts have a
 * version.
 */
export function createSessionSummary(session: CallSession, errorMsg: string | undefined): JsonObject {
  const { startedAt, endedAt = startedAt, calls, errorCode } = session;
  return withoutUndefined({
    payload: withoutUndefined({
      sessionId: session.sessionId,
      subAccountId: session.subAccountId,
      sessionStatus: session.outcome,
      startTime: formatWithSeconds(startedAt),
      endTime: formatWithSeconds(endedAt),
      lastAction: session.lastAction,
      callCount: calls.length,
      clientRequestId: session.clientRequestId,
      errorDetails: errorCode === undefined ? undefined : { errorMsg, errorCode },
      details: Object.fromEntries(
        calls.map((call, index) => [index === 0 ? 'callA' : 'callB', createLeg(call, endedAt)]),
      ),
    }),
    namespace: 'VOICE',
    eventType: 'SESSION_SUMMARY',
    description: 'A call session has ended',
    version: session.playedPrompt ? 5 : undefined,
  });
}
