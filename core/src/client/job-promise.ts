import type { Job } from '../catalogue/operation';
import { getPath } from '../transport/response/parse-body';
import { ApiPromise, type ApiResponse } from './api-promise';
import { JobError } from '../errors/errors';
import type { Ports } from '../transport/http-port';
import type { CallOptions } from '../transport/client-options';

/** Options for waiting for a job. */
export interface JobOptions<R> {
  /** Called after each status request. An error that it throws ends the wait. */
  readonly onProgress?: (progress: JobProgress<R>) => void;
  /** Ends the wait. The job continues at 8x8. */
  readonly signal?: AbortSignal;
  /** The maximum time to wait, in milliseconds. Default 3,600,000 (one hour). */
  readonly maxWaitMs?: number;
  /**
   * The pause before the second status request, in milliseconds. Each further pause is 1.5 times as long, up to 30,000.
   * Each pause varies by up to 25 %. Default 1,000.
   */
  readonly firstPauseMs?: number;
}

/** The progress of a job. */
export interface JobProgress<R> {
  /** The job ID. */
  readonly id: string;
  /** The state that 8x8 returns, for example `queued` or `inProgress`. */
  readonly state: string;
  /** The time since the wait started, in milliseconds. */
  readonly elapsedMs: number;
  /** The response to the status request. */
  readonly result: R;
}

/** What `JobPromise` needs to poll a job. */
export interface JobContext {
  readonly job: Job;
  readonly operation: string;
  readonly ports: Pick<Ports, 'sleep' | 'now' | 'random'>;
  /** Sends one status request. */
  readonly getStatus: (id: string, options: CallOptions) => PromiseLike<unknown>;
}

const maxPauseMs = 30_000;

/**
 * The promise of a call that starts a job. `await` waits until the job is started, `completed()` until it is complete.
 *
 * @example
 * const { data } = await client.sms.startLogExport({ from: '2026-11-01' }).completed({ signal });
 */
export class JobPromise<Started, Result> extends ApiPromise<Started> {
  constructor(
    private readonly startResponse: Promise<ApiResponse<Started>>,
    private readonly jobContext: JobContext,
  ) {
    super(startResponse);
  }

  /**
   * Waits until the job is complete, and returns the response to the last status request.
   *
   * @throws {JobError} if the job fails, the maximum time passes or the signal aborts. In the last two cases the job
   * continues at 8x8.
   */
  async completed(options: JobOptions<Result> = {}): Promise<Result> {
    const { job, operation, ports, getStatus } = this.jobContext;
    const { onProgress, signal, maxWaitMs = 3_600_000, firstPauseMs = 1_000 } = options;
    const id = String(getPath((await this.startResponse).data, job.id));
    const startedAt = ports.now();
    for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(maxPauseMs, pauseMs * 1.5)) {
      const result = await getStatus(id, signal ? { signal } : {});
      const state = String(getPath(result, job.state));
      const elapsedMs = ports.now() - startedAt;
      onProgress?.({ id, state, elapsedMs, result: result as Result });
      if (includesIgnoringCase(state, job.done)) return result as Result;
      if (includesIgnoringCase(state, job.failed)) throw new JobError(operation, 'failed', id, state, result);
      // Jitter avoids simultaneous status requests for jobs that started at the same time.
      const waitMs = pauseMs * (0.75 + ports.random() / 2);
      if (elapsedMs + waitMs > maxWaitMs) throw new JobError(operation, 'timeout', id, state, result);
      try {
        await ports.sleep(waitMs, signal);
      } catch (error) {
        throw signal?.aborted ? new JobError(operation, 'aborted', id, state, result) : error;
      }
    }
  }
}

const includesIgnoringCase = (state: string, states: readonly string[]): boolean =>
  states.some((candidate) => candidate.toLowerCase() === state.toLowerCase());
