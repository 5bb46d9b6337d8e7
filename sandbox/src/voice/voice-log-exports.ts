import type { OperationInput, SmsStartLogExportOutput } from 'cpaas-8x8';

import { scheduleTask, type SandboxContext } from '../engine/context';
import { nextToken } from '../engine/ids';
import { dayMs } from '../engine/timestamps';
import {
  cancelExport,
  exportResponse,
  parseExportRange,
  requireOwnJob,
} from '../log-exports/export-responses';
import { advanceExport } from '../log-exports/log-export';
import { requireSubAccountId, type ApiCall, type Handlers } from '../server/operations/api-call';
import type { CallSession } from './calls/call-session';
import { writeVoiceLogCsv } from './voice-log-csv';
import type { VoiceExport } from './voice-store';

/** Starts, reads and cancels exports of the call log. */
export const voiceLogExportHandlers = {
  'voice.startLogExport': (call): SmsStartLogExportOutput => {
    const { context } = call;
    const now = context.clock.now();
    const jobId = nextToken(context.state, 'job');
    context.state.voice.exports[jobId] = {
      jobId,
      subAccountId: requireSubAccountId(call),
      ...parseExportRange(call, { from: now - 7 * dayMs, to: now }),
      status: 'queued',
    };
    scheduleTask(context, context.options.exportDelayMs, { kind: 'voice-export', jobId });
    return { jobId };
  },
  'voice.getLogExport': (call) => exportResponse(call, requireJob(call)),
  'voice.cancelLogExport': (call): undefined => {
    cancelExport(requireJob(call));
  },
} satisfies Partial<Handlers>;

const requireJob = (call: ApiCall<OperationInput<'voice.getLogExport'>>): VoiceExport =>
  requireOwnJob(call, call.context.state.voice.exports[call.input.jobId]);

export function advanceVoiceExport(context: SandboxContext, jobId: string): void {
  const job = context.state.voice.exports[jobId];
  advanceExport(context, job, { kind: 'voice-export', jobId }, () => job && writeCsv(context, job));
}

function writeCsv(context: SandboxContext, job: VoiceExport): string | undefined {
  const sessions = selectSessions(context, job);
  if (sessions.length === 0) return undefined;
  return writeVoiceLogCsv(context.state.account.accountId, sessions, job.limit);
}

function selectSessions({ state }: SandboxContext, { subAccountId, from, to }: VoiceExport): CallSession[] {
  return Object.values(state.voice.sessions).filter(
    (session) =>
      session.subAccountId === subAccountId &&
      session.endedAt !== undefined &&
      session.startedAt >= from &&
      session.startedAt <= to,
  );
}
