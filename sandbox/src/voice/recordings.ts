import { emitWebhook } from '../delivery/emit-webhook';
import { scheduleTask, type SandboxContext } from '../engine/context';
import { nextUuid } from '../engine/ids';
import { formatWithMilliseconds } from '../engine/timestamps';
import { callDurations } from './calls/call-durations';
import { addLogEntry } from './calls/call-log';
import type { CallSession } from './calls/call-session';
import { recordingUrl } from './serve-recording';
import {
  recordingTable,
  type Recording,
  type RecordingPush,
  recordingPushTable,
  sessionTable,
} from './voice-store';

/** Stores the recording of a call that has ended, and schedules its upload. */
export function startRecordingUpload(
  context: SandboxContext,
  session: CallSession,
  startedAt: number,
  seconds: number,
): void {
  const recordingId = nextUuid(context.state, 'recording');
  const { sessionId, subAccountId } = session;
  context.state.table(recordingTable).put({
    recordingId,
    sessionId,
    subAccountId,
    startedAt,
    seconds,
    status: 'PROCESSING',
  });
  addLogEntry(context, session, { kind: 'recording', recordingId, seconds, status: 'PROCESSING' });
  scheduleTask<RecordingTask>(context, callDurations.upload, { kind: 'recording', recordingId });
}

/**
 * Completes the simulated upload of a recording, and emits a webhook of type VRU. If the host contains `unreachable`, the
 * upload fails and no webhook is emitted.
 */
export function finishRecordingUpload(context: SandboxContext, recordingId: string): void {
  const table = context.state.table(recordingTable);
  const recording = table.get(recordingId);
  if (!recording) return;
  const { sessionId, subAccountId, seconds } = recording;
  const push = context.state.table(recordingPushTable).get(subAccountId);
  if (push?.host?.includes('unreachable') === true) {
    table.update(recording, { status: 'UPLOAD_FAILED' });
    logUpload(context, recording);
    return;
  }
  const file = createFileName(recording);
  const url = push ? `${getUploadUrl(push)}${file}` : recordingUrl(context, file);
  table.update(recording, { status: 'UPLOAD_COMPLETED', url });
  logUpload(context, recording);
  const filePath = `${push ? getUploadFolder(push) : ''}${file}`;
  emitWebhook(context, {
    type: 'voice.recording',
    subAccountId,
    sessionId,
    body: {
      namespace: 'VOICE',
      eventType: 'CALL_RECORDING_STATUS',
      description: 'A call recording was uploaded',
      payload: { sessionId, recordingId, durationSeconds: seconds, filePath, status: 'UPLOAD_COMPLETED' },
    },
  });
}

function logUpload(
  context: SandboxContext,
  { sessionId, recordingId, seconds, status, url }: Recording,
): void {
  const session = context.state.table(sessionTable).get(sessionId);
  if (!session) return;
  const uploadedTo = url === undefined ? {} : { url };
  addLogEntry(context, session, { kind: 'recording', recordingId, seconds, status, ...uploadedTo });
}

/** Creates the path of a recording: one folder for each day and session, with the time in the file name. */
function createFileName({ recordingId, sessionId, startedAt }: Recording): string {
  const timestamp = formatWithMilliseconds(startedAt);
  return `${timestamp.slice(0, 10)}/${sessionId}/${recordingId}_${timestamp}.mp3`;
}

const getUploadFolder = ({ path = '' }: RecordingPush): string =>
  path === '' ? '' : `${path.replace(/^\/|\/$/g, '')}/`;

const getUploadUrl = (push: RecordingPush): string =>
  `${push.protocol?.toLowerCase() ?? 'sftp'}://${push.host ?? ''}/${getUploadFolder(push)}`;

/** Uploads the recording of a call. */
export interface RecordingTask {
  readonly kind: 'recording';
  readonly recordingId: string;
}
