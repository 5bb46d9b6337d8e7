import { scheduleTask, type SandboxContext } from '../engine/context';
import { nextToken } from '../engine/ids';
import type { Task } from '../engine/task';
import { dayMs, formatTimestamp } from '../engine/timestamps';

/** A log export job. */
export interface LogExport {
  readonly jobId: string;
  readonly subAccountId: string;
  status: 'queued' | 'running' | 'succeeded' | 'cancelled' | 'empty';
  /** The token in the download link, after success. */
  token?: string;
  expires?: string;
  csv?: string;
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

/** Download links expire after 30 days. */
const linkLifetimeMs = 30 * dayMs;

/**
 * Advances an export: from queued to running, then to succeeded, or to empty when `writeCsv` returns nothing. `task`
 * runs the next step.
 */
export function advanceExport(
  context: SandboxContext,
  job: LogExport | undefined,
  task: Task,
  writeCsv: () => string | undefined,
): void {
  if (job?.status === 'queued') {
    job.status = 'running';
    scheduleTask(context, context.options.exportDelayMs, task);
  } else if (job?.status === 'running') {
    finishExport(context, job, writeCsv());
  }
}

function finishExport(context: SandboxContext, job: LogExport, csv: string | undefined): void {
  if (csv === undefined) {
    job.status = 'empty';
    return;
  }
  job.status = 'succeeded';
  job.token = nextToken(context.state, 'job');
  job.expires = formatTimestamp(context.clock.now() + linkLifetimeMs);
  job.csv = csv;
}
