import type { OperationOutput, VoiceGetRecordingsOutputRecording } from 'cpaas-8x8';

import { defined, textOf } from '../engine/json';
import { notFound } from '../server/api-error';
import { wholeSecond } from './calls/call-durations';
import type { RecordingPush } from './voice-store';
import { subAccountIdOf, type ApiCall, type Handlers } from '../server/operations/api-call';

const ok = { statusCode: 0, statusMessage: 'ok' } as const;

/** Recordings of calls, and where they are put. */
export const voiceRecordings = {
  'voice.getRecordingPush': (call): OperationOutput<'voice.getRecordingPush'> => ({
    ...shown(call, requirePush(call)),
    ...ok,
  }),
  'voice.setRecordingPush': (call): OperationOutput<'voice.setRecordingPush'> => {
    const { protocol, host, port, username, password, path } = call.input;
    const push = defined({
      protocol: textOf(protocol),
      host: textOf(host),
      port: typeof port === 'number' ? port : undefined,
      username: textOf(username),
      password: textOf(password),
      path: textOf(path),
    });
    call.world.state.voice.recordingPush[subAccountIdOf(call)] = push;
    return { ...shown(call, push), ...ok };
  },
  'voice.deleteRecordingPush': (call): OperationOutput<'voice.deleteRecordingPush'> => {
    const push = requirePush(call);
    Reflect.deleteProperty(call.world.state.voice.recordingPush, subAccountIdOf(call));
    return { delete: true, ...shown(call, push), statusCode: 0, statusMessage: 'deleted' };
  },
  'voice.getRecordings': (call): OperationOutput<'voice.getRecordings'> => {
    const { voice } = call.world.state;
    const sessionId = call.input.sessionId.toLowerCase();
    if (voice.sessions[sessionId]?.subAccountId !== subAccountIdOf(call))
      throw notFound(`There is no session ${sessionId}`);
    const recordings = Object.values(voice.recordings)
      .filter((recording) => recording.sessionId === sessionId)
      .map(({ recordingId, subAccountId, status, url, seconds, startedAt }) =>
        defined<VoiceGetRecordingsOutputRecording>({
          recordingId,
          sessionId,
          subAccountId,
          status,
          externalFileUrl: url,
          duration: seconds,
          startRecordingTime: wholeSecond(startedAt),
        }),
      );
    return { recordings, ...ok };
  },
} satisfies Partial<Handlers>;

function requirePush(call: ApiCall): RecordingPush {
  const push = call.world.state.voice.recordingPush[subAccountIdOf(call)];
  if (!push) throw notFound('It is not set where recordings are put');
  return push;
}

function shown(
  call: ApiCall,
  { password, ...push }: RecordingPush,
): OperationOutput<'voice.getRecordingPush'> {
  return { subAccountId: subAccountIdOf(call), ...push, passwordSet: password !== undefined };
}
