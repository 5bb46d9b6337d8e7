import { fire } from '../delivery/emit-webhook';
import { nextUuid } from '../engine/ids';
import { after, type World } from '../engine/context';
import type { CallSession } from './calls/call-session';
import { callTimes, exactMoment } from './calls/call-durations';
import type { Recording, RecordingPush } from './voice-store';

/** A recorded call is over: its recording is being prepared. */
export function keepRecording(world: World, session: CallSession, startedAt: number, seconds: number): void {
  const recordingId = nextUuid(world.state, 'recording');
  const { sessionId, subAccountId } = session;
  world.state.voice.recordings[recordingId] = {
    recordingId,
    sessionId,
    subAccountId,
    startedAt,
    seconds,
    status: 'PROCESSING',
  };
  after(world, callTimes.upload, { kind: 'recording', recordingId });
}

/** Hands a recording over, and tells the webhook of type VRU; servers with `unreachable` in their name are not. */
export function uploadRecording(world: World, recordingId: string): void {
  const recording = world.state.voice.recordings[recordingId];
  if (!recording) return;
  const { sessionId, subAccountId, seconds } = recording;
  const push = world.state.voice.recordingPush[subAccountId];
  if (push?.host?.includes('unreachable') === true) {
    recording.status = 'UPLOAD_FAILED';
    return;
  }
  const file = fileOf(recording);
  recording.status = 'UPLOAD_COMPLETED';
  recording.url = push ? `${addressOf(push)}${file}` : `https://recordings.example.com/${file}`;
  const filePath = `${push ? folderOf(push) : ''}${file}`;
  fire(world, {
    type: 'voice.recording',
    subAccountId,
    sessionId,
    body: {
      namespace: 'VOICE',
      eventType: 'CALL_RECORDING_STATUS',
      description: 'A recording was handed over',
      payload: { sessionId, recordingId, durationSeconds: seconds, filePath, status: 'UPLOAD_COMPLETED' },
    },
  });
}

/** A folder a day, one a session, and the moment in the name. */
function fileOf({ recordingId, sessionId, startedAt }: Recording): string {
  const moment = exactMoment(startedAt);
  return `${moment.slice(0, 10)}/${sessionId}/${recordingId}_${moment}.mp3`;
}

const folderOf = ({ path = '' }: RecordingPush): string =>
  path === '' ? '' : `${path.replace(/^\/|\/$/g, '')}/`;

const addressOf = (push: RecordingPush): string =>
  `${push.protocol?.toLowerCase() ?? 'sftp'}://${push.host ?? ''}/${folderOf(push)}`;
