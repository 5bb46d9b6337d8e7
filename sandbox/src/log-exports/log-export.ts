import type { Task } from '../engine/task';
import { day, timestampOf } from '../engine/timestamps';
import { nextToken } from '../engine/ids';
import { after, type World } from '../engine/context';

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
const linkLifeMs = 30 * day;

/**
 * Brings an export a step further: queued, running, then succeeded with the file that is written, or empty when
 * nothing is. `task` comes back for the next step.
 */
export function continueExport(
  world: World,
  job: LogExport | undefined,
  task: Task,
  write: () => string | undefined,
): void {
  if (job?.status === 'queued') {
    job.status = 'running';
    after(world, world.options.exportDelayMs, task);
  } else if (job?.status === 'running') {
    finish(world, job, write());
  }
}

function finish(world: World, job: LogExport, csv: string | undefined): void {
  if (csv === undefined) {
    job.status = 'empty';
    return;
  }
  job.status = 'succeeded';
  job.token = nextToken(world.state, 'job');
  job.expires = timestampOf(world.time.now() + linkLifeMs);
  job.csv = csv;
}
