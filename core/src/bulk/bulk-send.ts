import type { BulkOptions, BulkSummary } from './bulk-options';
import type { RecipientResult } from './recipients/recipient-result';
import { BulkRun, type BulkRunContext } from './bulk-run';

/**
 * Sending to many: `await` it for the summary, or go through it for how each recipient ended. It begins with the one
 * or the other, and runs once.
 *
 * Who goes through it sets the pace: nothing more is sent than is taken, but for the requests on their way.
 */
export class BulkSend<T = unknown> implements PromiseLike<BulkSummary>, AsyncIterable<RecipientResult<T>> {
  private begun = false;
  private readonly summary: Promise<BulkSummary>;
  private conclude: (summary: BulkSummary) => void = () => undefined;
  private fail: (error: unknown) => void = () => undefined;

  constructor(
    private readonly source: unknown,
    private readonly options: BulkOptions<T>,
    private readonly parts: BulkRunContext,
  ) {
    this.summary = new Promise((resolve, reject) => {
      this.conclude = resolve;
      this.fail = reject;
    });
    // Who goes through the results learns of a failure there.
    this.summary.catch(() => undefined);
  }

  then<A = BulkSummary, B = never>(
    onFulfilled?: ((summary: BulkSummary) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    if (!this.begun) this.runThrough().catch(() => undefined);
    return this.summary.then(onFulfilled, onRejected);
  }

  /** @throws {Error} when it has begun already. */
  async *[Symbol.asyncIterator](): AsyncGenerator<RecipientResult<T>, void, undefined> {
    for await (const results of this.ends(true)) {
      // What 8x8 answers is typed by the catalogue.
      for (const result of results) yield result as RecipientResult<T>;
    }
  }

  private async runThrough(): Promise<void> {
    const ends = this.ends(false);
    while (!(await ends.next()).done);
  }

  private async *ends(areHeard: boolean): AsyncGenerator<readonly RecipientResult[], void, undefined> {
    if (this.begun) throw new Error('It runs once, and has begun: call sendAll again.');
    this.begun = true;
    let run: BulkRun | undefined;
    try {
      run = await BulkRun.start(this.source, this.options as BulkOptions, this.parts);
      this.conclude(yield* run.ends(areHeard));
    } catch (error) {
      this.fail(error);
      throw error;
    } finally {
      // Reached alone by who leaves before the end.
      if (run) this.conclude(run.summary());
    }
  }
}
