import { day, timestampOf } from '../time/moments';
import { nextToken } from '../world/ids';
import { after, type World } from '../world/world';
import type { CallSession } from './call-session';
import type { VoiceExport } from './voice-book';
import { voiceLogCsv } from './voice-log-csv';

/** How far a log export is. */
export type ExportStatus = 'queued' | 'running' | 'succeeded' | 'cancelled' | 'empty';

/** The links of an export work for a month. */
const linkLifeMs = 30 * day;

/** Brings an export a step further: queued, running, then succeeded, or empty when nobody has called. */
export function continueVoiceExport(world: World, jobId: string): void {
  const job = world.state.voice.exports[jobId];
  if (job?.status === 'queued') {
    job.status = 'running';
    after(world, world.options.exportDelayMs, { kind: 'voice-export', jobId });
  } else if (job?.status === 'running') {
    finish(world, job);
  }
}

function finish(world: World, job: VoiceExport): void {
  const sessions = exported(world, job);
  if (sessions.length === 0) {
    job.status = 'empty';
    return;
  }
  job.status = 'succeeded';
  job.token = nextToken(world.state, 'job');
  job.expires = timestampOf(world.time.now() + linkLifeMs);
  job.csv = voiceLogCsv(world.state.account.accountId, sessions, job.limit);
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
