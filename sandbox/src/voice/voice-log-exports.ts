import type { OperationInput, SmsStartLogExportOutput } from 'cpaas-8x8';

import { accountRecord } from '../engine/account';
import { scheduleTask, type SandboxContext } from '../engine/context';
import { nextToken } from '../engine/ids';
import { dayMs } from '../engine/timestamps';
import {
  cancelExport,
  exportFileResponse,
  exportResponse,
  parseDownloadPath,
  parseExportRange,
  requireOwnJob,
} from '../log-exports/export-responses';
import { advanceExport } from '../log-exports/log-export';
import type { HttpResponse } from '../server/http-response';
import { requireSubAccountId, type ApiCall, type Handlers } from '../server/operations/api-call';
import type { CallSession } from './calls/call-session';
import { writeVoiceLogCsv } from './voice-log-csv';
import { sessionTable, type VoiceExport, voiceExportTable } from './voice-store';

/** Starts, reads and cancels exports of the call log. */
export const voiceLogExportHandlers = {
  'voice.startLogExport': (call): SmsStartLogExportOutput => {
    const { context } = call;
    const now = context.clock.now();
    const jobId = nextToken(context.state, 'job');
    context.state.table(voiceExportTable).put({
      jobId,
      subAccountId: requireSubAccountId(call),
      ...parseExportRange(call, { from: now - 7 * dayMs, to: now }),
      status: 'queued',
    });
    scheduleTask<VoiceExportTask>(context, context.options.exportDelayMs, { kind: 'voice-export', jobId });
    return { jobId };
  },
  'voice.getLogExport': (call) => exportResponse(call, requireJob(call)),
  'voice.cancelLogExport': (call): undefined => {
    cancelExport(call.context.state.table(voiceExportTable), requireJob(call));
  },
} satisfies Partial<Handlers>;

const requireJob = (call: ApiCall<OperationInput<'voice.getLogExport'>>): VoiceExport =>
  requireOwnJob(call, call.context.state.table(voiceExportTable).get(call.input.jobId));

/** Advances an export of the call log by one step. Called when its scheduled task is due. */
export function advanceVoiceExport(context: SandboxContext, jobId: string): void {
  const table = context.state.table(voiceExportTable);
  const job = table.get(jobId);
  advanceExport(context, table, job, { kind: 'voice-export', jobId }, () => job && writeCsv(context, job));
}

function writeCsv(context: SandboxContext, job: VoiceExport): string | undefined {
  const sessions = selectSessions(context, job);
  if (sessions.length === 0) return undefined;
  return writeVoiceLogCsv(context.state.record(accountRecord).accountId, sessions, job.limit);
}

function selectSessions({ state }: SandboxContext, { subAccountId, from, to }: VoiceExport): CallSession[] {
  return state
    .table(sessionTable)
    .list()
    .filter(
      (session) =>
        session.subAccountId === subAccountId &&
        session.endedAt !== undefined &&
        session.startedAt >= from &&
        session.startedAt <= to,
    );
}

/** Serves the file of an export of the call log. Returns `undefined` for any other path. */
export function serveVoiceExport(context: SandboxContext, { pathname }: URL): HttpResponse | undefined {
  const { product, token } = parseDownloadPath(pathname) ?? {};
  if (product !== 'voice') return undefined;
  const job = context.state.table(voiceExportTable).find((each) => each.token === token);
  return exportFileResponse(context, product, job);
}

/** Advances a log export of calls. */
export interface VoiceExportTask {
  readonly kind: 'voice-export';
  readonly jobId: string;
}
