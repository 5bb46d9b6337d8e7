import type { Job } from '../catalogue/operation';
import { getPath } from '../transport/response/parse-body';
import { ApiPromise, type ApiResponse } from './api-promise';
import { JobError } from '../errors/errors';
import type { Ports } from '../transport/http-port';
import type { CallOptions } from '../transport/client-options';

/** How a job is waited for. */
export interface JobOptions<R> {
  /** Told each time the job was looked at. What it throws ends the wait. */
  readonly onProgress?: (progress: JobProgress<R>) => void;
  /** Ends the wait, not the job. */
  readonly signal?: AbortSignal;
  /** How long to wait in all, in milliseconds. Default one hour. */
  readonly maxWaitMs?: number;
  /** The first pause between two looks, in milliseconds; each is half as long again, up to 30 s. Default 1,000. */
  readonly firstPauseMs?: number;
}

/** How far a job is. */
export interface JobProgress<R> {
  /** 8x8's ID of the job. */
  readonly id: string;
  /** In 8x8's word: `queued`, `inProgress`. */
  readonly state: string;
  /** Since the wait began, in milliseconds. */
  readonly elapsedMs: number;
  /** What 8x8 says of the job. */
  readonly result: R;
}

/** What a job needs to be followed. */
export interface JobContext {
  readonly job: Job;
  readonly operation: string;
  readonly ports: Pick<Ports, 'sleep' | 'now' | 'random'>;
  readonly getStatus: (id: string, options: CallOptions) => PromiseLike<unknown>;
}

const maxPauseMs = 30_000;

/**
 * A call that starts a job: `await` it to know that it was started, or `.completed()` to wait until it has ended.
 *
 * @example
 * const { data } = await client.sms.startLogExport({ from: '2026-11-01' }).completed({ signal });
 */
export class JobPromise<Started, Result> extends ApiPromise<Started> {
  constructor(
    private readonly started: Promise<ApiResponse<Started>>,
    private readonly access: JobContext,
  ) {
    super(started);
  }

  /**
   * Waits until the job has ended well, and gives what 8x8 then says of it.
   *
   * @throws {JobError} when it ended otherwise, the time was over, or the signal aborted: the job itself goes on then.
   */
  async completed(options: JobOptions<Result> = {}): Promise<Result> {
    const { job, operation, ports, getStatus } = this.access;
    const { onProgress, signal, maxWaitMs = 3_600_000, firstPauseMs = 1_000 } = options;
    const id = String(getPath((await this.started).data, job.id));
    const begun = ports.now();
    for (let pause = firstPauseMs; ; pause = Math.min(maxPauseMs, pause * 1.5)) {
      const result = await getStatus(id, signal ? { signal } : {});
      const state = String(getPath(result, job.state));
      const elapsedMs = ports.now() - begun;
      onProgress?.({ id, state, elapsedMs, result: result as Result });
      if (includesIgnoringCase(state, job.done)) return result as Result;
      if (includesIgnoringCase(state, job.failed)) throw new JobError(operation, 'failed', id, state, result);
      // Spread, so that many jobs started together are not looked at together.
      const wait = pause * (0.75 + ports.random() / 2);
      if (elapsedMs + wait > maxWaitMs) throw new JobError(operation, 'timeout', id, state, result);
      try {
        await ports.sleep(wait, signal);
      } catch (thrown) {
        throw signal?.aborted ? new JobError(operation, 'aborted', id, state, result) : thrown;
      }
    }
  }
}

const includesIgnoringCase = (state: string, states: readonly string[]): boolean =>
  states.some((each) => each.toLowerCase() === state.toLowerCase());
