import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { buildWebhook } from 'cpaas-8x8';

import { emitWebhook } from '../delivery/emit-webhook';
import { accountRecord } from '../engine/account';
import { scheduleTask, type SandboxContext } from '../engine/context';
import { getSettings } from '../engine/current-settings';
import { nextUuid } from '../engine/ids';
import type { JsonObject } from '../engine/json';
import { dayMs } from '../engine/timestamps';
import { mediaFolder } from '../media-folder';
import { notFound } from '../server/api-error';
import { errorResponse } from '../server/error-response';
import type { HttpResponse } from '../server/http-response';
import { videoCallTable, type VideoCall } from './video-store';

/** 8x8 says that a recording is there within a minute after the call. */
const uploadMs = 5_000;

/** The events about the recording of a call, in order. */
export type RecordingStep = 'ended' | 'uploaded';

/** Schedules the two events about the recording of a call that has ended. */
export function recordVideoCall(context: SandboxContext, { callId }: VideoCall): void {
  scheduleTask<VideoRecordingTask>(context, 0, { kind: 'videoRecording', callId, step: 'ended' });
  scheduleTask<VideoRecordingTask>(context, uploadMs, { kind: 'videoRecording', callId, step: 'uploaded' });
}

/**
 * Emits an event about the recording of a call, if the setting `videoInteractionUrl` says where: at 8x8, support sets
 * the URL.
 */
export function emitRecordingEvent(
  context: SandboxContext,
  { callId, step }: { readonly callId: string; readonly step: RecordingStep },
): void {
  const call = context.state.table(videoCallTable).get(callId);
  const url = getSettings(context.state).videoInteractionUrl ?? undefined;
  if (!call || call.endedAt === null || url === undefined) return;
  const type = step === 'ended' ? 'videoInteraction.recordingEnded' : 'videoInteraction.recordingUploaded';
  const { accountId, subAccountIds } = context.state.record(accountRecord);
  const customerId = accountId.replaceAll('-', '');
  const payload: JsonObject = {
    idempotencyKey: nextUuid(context.state, 'event'),
    customerId,
    appId: `sandbox-${customerId}`,
    sessionId: call.sessionId,
    timestamp: context.clock.now(),
    fqn: `sandbox-${customerId}/${call.reference}`,
    data:
      step === 'ended'
        ? { conference: `${call.reference}@conference.sandbox-${customerId}.test` }
        : describeRecording(context, call),
  };
  emitWebhook(context, {
    type,
    subAccountId: subAccountIds.chatApps,
    sessionId: call.sessionId,
    url,
    body: buildWebhook(type, payload),
  });
}

function describeRecording(
  { url }: SandboxContext,
  { sessionId, startedAt, endedAt, guest }: VideoCall,
): JsonObject {
  const end = endedAt ?? startedAt;
  return {
    preAuthenticatedLink: `${url}/video/recordings/${sessionId}.mp4`,
    durationSec: Math.round((end - startedAt) / 1_000),
    startTimestamp: startedAt,
    endTimestamp: end,
    recordingSessionId: `recording-${sessionId}`,
    initiatorId: 'agent',
    share: false,
    participants: [
      { id: 'agent', name: 'Agent' },
      { id: 'guest', name: guest ?? 'Guest' },
    ],
  };
}

/** Serves the recording of a video call for 24 hours: a stand-in of four seconds. The random ID in the path gives access. */
export function serveVideoRecording(context: SandboxContext, url: URL): HttpResponse | undefined {
  const [, sessionId] = /^\/video\/recordings\/([0-9a-f-]{36})\.mp4$/.exec(url.pathname) ?? [];
  if (sessionId === undefined) return undefined;
  const call = context.state.table(videoCallTable).find((each) => each.sessionId === sessionId);
  if (!call || context.clock.now() > (call.endedAt ?? 0) + dayMs)
    return errorResponse(context, notFound('There is no such recording: recordings are kept for 24 hours'));
  const body = readFileSync(join(mediaFolder, 'video-call.mp4'));
  return { status: 200, headers: { 'content-type': 'video/mp4' }, body };
}

/** Emits an event about the recording of a video call. */
export interface VideoRecordingTask {
  readonly kind: 'videoRecording';
  readonly callId: string;
  readonly step: RecordingStep;
}
