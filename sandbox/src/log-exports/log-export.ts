import type { Task } from '../engine/task';
import { dayMs, formatTimestamp } from '../engine/timestamps';
import { nextToken } from '../engine/ids';
import { scheduleTask, type SandboxContext } from '../engine/context';

/** A log export that takes its time, of whatever product. */
export interface LogExport {
  readonly jobId: string;
  readonly subAccountId: string;
  status: 'queued' | 'running' | 'succeeded' | 'cancelled' | 'empty';
  /** What the link to the file ends with, once it succeeded. */
  token?: string;
  expires?: string;
  csv?: string;
}

/** An export of the log of SMS or of chat apps. */
export interface ExportJob extends LogExport {
  readonly product: 'sms' | 'chatapps';
  readonly filter: {
    readonly from: number;
    readonly to: number;
    readonly phoneNumber?: string;
    /** The ID on the channel of one customer. */
    readonly channelUserId?: string;
    readonly countries?: readonly string[];
    readonly limit: number;
  };
}

/** The links of an export work for a month. */
const linkLifetimeMs = 30 * dayMs;

/**
 * Brings an export a step further: queued, running, then succeeded with the file that is written, or empty when
 * nothing is. `task` comes back for the next step.
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
