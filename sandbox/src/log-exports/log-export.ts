import { scheduleTask, type SandboxContext } from '../engine/context';
import { nextToken } from '../engine/ids';
import type { Draft, Table } from '../engine/state/table';
import { defineTable } from '../engine/state/table-definition';
import type { Task } from '../engine/task';
import { dayMs, formatTimestamp } from '../engine/timestamps';

/** A job that writes the messages or calls of a subaccount to a CSV file, which the caller then downloads. */
export interface LogExport {
  readonly jobId: string;
  readonly subAccountId: string;
  readonly status: 'queued' | 'running' | 'succeeded' | 'cancelled' | 'empty';
  /** The token in the download link, after success. */
  readonly token?: string;
  readonly expires?: string;
  readonly csv?: string;
}

/** A log export of SMS or chat apps. */
export interface ExportJob extends LogExport {
  readonly product: 'sms' | 'chatapps';
  readonly filter: {
    readonly from: number;
    readonly to: number;
    readonly phoneNumber?: string;
    /** The customer's ID on the channel. */
    readonly channelUserId?: string;
    readonly countries?: readonly string[];
    readonly limit: number;
  };
}

export const exportJobTable = defineTable<ExportJob>({
  name: 'exportJobs',
  key: ({ jobId }) => jobId,
  fields: { jobId: 'string', subAccountId: 'string', status: 'string', product: 'string', filter: 'object' },
});

/** Download links expire after 30 days. */
const linkLifetimeMs = 30 * dayMs;

/**
 * Advances an export: from queued to running, then to succeeded, or to empty when `writeCsv` returns nothing. `task`
 * runs the next step.
 */
export function advanceExport<Job extends LogExport>(
  context: SandboxContext,
  table: Table<Job>,
  job: Job | undefined,
  task: Task & { readonly jobId: string },
  writeCsv: () => string | undefined,
): void {
  if (job?.status === 'queued') {
    table.change(job, (draft) => (draft.status = 'running'));
    scheduleTask<Task>(context, context.options.exportDelayMs, task);
  } else if (job?.status === 'running') {
    table.change(job, (draft) => finishExport(context, draft, writeCsv()));
  }
}

function finishExport(context: SandboxContext, job: Draft<LogExport>, csv: string | undefined): void {
  if (csv === undefined) {
    job.status = 'empty';
    return;
  }
  job.status = 'succeeded';
  job.token = nextToken(context.state, 'job');
  job.expires = formatTimestamp(context.clock.now() + linkLifetimeMs);
  job.csv = csv;
}
