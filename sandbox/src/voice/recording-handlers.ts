import type { OperationOutput, VoiceGetRecordingsOutputRecording } from 'cpaas-8x8';

import { withoutUndefined, asText } from '../engine/json';
import { formatWithSeconds } from '../engine/timestamps';
import { notFound } from '../server/api-error';
import { requireSubAccountId, type ApiCall, type Handlers } from '../server/operations/api-call';
import { sessionTable, type RecordingPush, recordingTable, recordingPushTable } from './voice-store';

const okStatus = { statusCode: 0, statusMessage: 'ok' } as const;

/** Lists the recordings of a call session, and reads and sets the server to which they are uploaded. */
export const voiceRecordingHandlers = {
  'voice.getRecordingPush': (call): OperationOutput<'voice.getRecordingPush'> => ({
    ...toOutput(call, requirePush(call)),
    ...okStatus,
  }),
  'voice.setRecordingPush': (call): OperationOutput<'voice.setRecordingPush'> => {
    const { protocol, host, port, username, password, path } = call.input;
    const push = withoutUndefined({
      subAccountId: requireSubAccountId(call),
      protocol: asText(protocol),
      host: asText(host),
      port: typeof port === 'number' ? port : undefined,
      username: asText(username),
      password: asText(password),
      path: asText(path),
    });
    call.context.state.table(recordingPushTable).put(push);
    return { ...toOutput(call, push), ...okStatus };
  },
  'voice.deleteRecordingPush': (call): OperationOutput<'voice.deleteRecordingPush'> => {
    const push = requirePush(call);
    call.context.state.table(recordingPushTable).delete(push);
    return { delete: true, ...toOutput(call, push), statusCode: 0, statusMessage: 'deleted' };
  },
  'voice.getRecordings': (call): OperationOutput<'voice.getRecordings'> => {
    const { state } = call.context;
    const sessionId = call.input.sessionId.toLowerCase();
    if (state.table(sessionTable).get(sessionId)?.subAccountId !== requireSubAccountId(call))
      throw notFound(`There is no session ${sessionId}`);
    const recordings = state
      .table(recordingTable)
      .filter((recording) => recording.sessionId === sessionId)
      .map(({ recordingId, subAccountId, status, url, seconds, startedAt }) =>
        withoutUndefined<VoiceGetRecordingsOutputRecording>({
          recordingId,
          sessionId,
          subAccountId,
          status,
          externalFileUrl: url,
          duration: seconds,
          startRecordingTime: formatWithSeconds(startedAt),
        }),
      );
    return { recordings, ...okStatus };
  },
} satisfies Partial<Handlers>;

function requirePush(call: ApiCall): RecordingPush {
  const push = call.context.state.table(recordingPushTable).get(requireSubAccountId(call));
  if (!push) throw notFound('The upload of recordings is not configured');
  return push;
}

function toOutput(
  call: ApiCall,
  { password, ...push }: RecordingPush,
): OperationOutput<'voice.getRecordingPush'> {
  return { ...push, passwordSet: password !== undefined };
}
