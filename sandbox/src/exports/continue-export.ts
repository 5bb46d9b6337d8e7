import type { Task } from '../time/task';
import { day, timestampOf } from '../time/moments';
import { nextToken } from '../world/ids';
import { after, type World } from '../world/world';
import type { LogExport } from './export-job';

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
