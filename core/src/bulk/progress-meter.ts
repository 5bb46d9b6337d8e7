import type { BulkCounts } from './checkpoint';
import type { BulkProgress } from './options';

/** Measures how fast a run is, from the moment it is made. */
export interface ProgressMeter {
  seconds(): number;
  progress(counts: BulkCounts): BulkProgress;
}

export function progressMeter(
  now: () => number,
  total: number | undefined,
  before: BulkCounts,
): ProgressMeter {
  const startedAt = now();
  const seconds = (): number => (now() - startedAt) / 1000;
  return {
    seconds,
    progress(counts) {
      const done = doneOf(counts);
      const passed = seconds();
      const rate = passed > 0 ? (done - doneOf(before)) / passed : 0;
      return {
        ...counts,
        done,
        rate,
        ...(total === undefined ? {} : { total }),
        ...(total === undefined || rate === 0 ? {} : { secondsLeft: Math.max(0, total - done) / rate }),
      };
    },
  };
}

const doneOf = ({ accepted, rejected, unknown }: BulkCounts): number => accepted + rejected + unknown;
