import type { BulkCounts } from './checkpoint/checkpoint';
import type { BulkProgress } from './bulk-options';

/**
 * Calculates the progress of a run of `sendAll` for `onProgress`: recipients done, rate and time left. The time counts from
 * when the meter is created.
 */
export class ProgressMeter {
  private readonly startedAt: number;
  private readonly doneBefore: number;

  constructor(
    private readonly now: () => number,
    private readonly total: number | undefined,
    before: BulkCounts,
  ) {
    this.startedAt = now();
    this.doneBefore = countDone(before);
  }

  elapsedSeconds(): number {
    return (this.now() - this.startedAt) / 1000;
  }

  progress(counts: BulkCounts): BulkProgress {
    const { total } = this;
    const done = countDone(counts);
    const seconds = this.elapsedSeconds();
    const rate = seconds > 0 ? (done - this.doneBefore) / seconds : 0;
    return {
      ...counts,
      done,
      rate,
      ...(total === undefined ? {} : { total }),
      ...(total === undefined || rate === 0 ? {} : { secondsLeft: Math.max(0, total - done) / rate }),
    };
  }
}

const countDone = ({ accepted, rejected, unknown }: BulkCounts): number => accepted + rejected + unknown;
