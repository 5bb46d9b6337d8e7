import { continueExport } from '../log-exports/continue-export';
import type { World } from '../engine/context';
import type { CallSession } from './calls/call-session';
import type { VoiceExport } from './voice-store';
import { voiceLogCsv } from './voice-log-csv';

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
