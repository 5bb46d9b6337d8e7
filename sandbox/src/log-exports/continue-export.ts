import type { Task } from '../engine/task';
import { day, timestampOf } from '../engine/timestamps';
import { nextToken } from '../engine/ids';
import { after, type World } from '../engine/context';
import type { LogExport } from './log-export';

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
