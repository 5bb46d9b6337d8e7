import type { OperationInput, SmsStartLogExportOutput } from 'cpaas-8x8';
import { day } from '../engine/timestamps';
import type { VoiceExport } from './voice-store';
import { nextToken } from '../engine/ids';
import { after, type World } from '../engine/context';
import { subAccountIdOf, type ApiCall, type Handlers } from '../server/operations/api-call';
import { cancelExport, exportAnswer, extentOf, ownJob } from '../log-exports/export-responses';
import { continueExport } from '../log-exports/log-export';
import type { CallSession } from './calls/call-session';
import { voiceLogCsv } from './voice-log-csv';

/** Exports of the log of calls: jobs that take their time. */
export const voiceLogExports = {
  'voice.startLogExport': (call): SmsStartLogExportOutput => {
    const { world } = call;
    const now = world.time.now();
    const jobId = nextToken(world.state, 'job');
    world.state.voice.exports[jobId] = {
      jobId,
      subAccountId: subAccountIdOf(call),
      ...extentOf(call, { from: now - 7 * day, to: now }),
      status: 'queued',
    };
    after(world, world.options.exportDelayMs, { kind: 'voice-export', jobId });
    return { jobId };
  },
  'voice.getLogExport': (call) => exportAnswer(call, requireJob(call)),
  'voice.cancelLogExport': (call): undefined => {
    cancelExport(requireJob(call));
  },
} satisfies Partial<Handlers>;

const requireJob = (call: ApiCall<OperationInput<'voice.getLogExport'>>): VoiceExport =>
  ownJob(call, call.world.state.voice.exports[call.input.jobId]);

/** Brings an export of the log of calls a step further. */
export function continueVoiceExport(world: World, jobId: string): void {
  const job = world.state.voice.exports[jobId];
  continueExport(world, job, { kind: 'voice-export', jobId }, () => job && csvOf(world, job));
}

function csvOf(world: World, job: VoiceExport): string | undefined {
  const sessions = exported(world, job);
  if (sessions.length === 0) return undefined;
  return voiceLogCsv(world.state.account.accountId, sessions, job.limit);
}

function exported({ state }: World, { subAccountId, from, to }: VoiceExport): CallSession[] {
  return Object.values(state.voice.sessions).filter(
    (session) =>
      session.subAccountId === subAccountId &&
      session.endedAt !== undefined &&
      session.startedAt >= from &&
      session.startedAt <= to,
  );
}
