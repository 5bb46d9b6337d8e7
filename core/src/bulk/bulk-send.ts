import type { BulkOptions, BulkSummary } from './bulk-options';
import type { RecipientResult } from './recipients/recipient-result';
import { BulkRun, type BulkRunContext } from './bulk-run';

/**
 * A bulk send. `await` it for the summary, or iterate over it with `for await` for the result of each recipient.
 *
 * It starts with the first `await` or iteration, and runs once. Iteration sets the pace: apart from the requests in
 * flight, nothing is sent before its results are asked for.
 */
export class BulkSend<T = unknown> implements Promise<BulkSummary>, AsyncIterable<RecipientResult<T>> {
  readonly [Symbol.toStringTag] = 'BulkSend';

  private hasStarted = false;
  private readonly summary: Promise<BulkSummary>;
  private resolveSummary: (summary: BulkSummary) => void = () => undefined;
  private rejectSummary: (error: unknown) => void = () => undefined;

  constructor(
    private readonly source: unknown,
    private readonly options: BulkOptions<T>,
    private readonly context: BulkRunContext,
  ) {
    this.summary = new Promise((resolve, reject) => {
      this.resolveSummary = resolve;
      this.rejectSummary = reject;
    });
    // Iteration throws the error too. Without this handler it would count as unhandled there.
    this.summary.catch(() => undefined);
  }

  then<A = BulkSummary, B = never>(
    onFulfilled?: ((summary: BulkSummary) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    if (!this.hasStarted) this.runToEnd().catch(() => undefined);
    return this.summary.then(onFulfilled, onRejected);
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<BulkSummary | B> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<BulkSummary> {
    return this.then().finally(onFinally);
  }

  /** @throws {Error} if it has already started. */
  async *[Symbol.asyncIterator](): AsyncGenerator<RecipientResult<T>, void, undefined> {
    for await (const results of this.runOnce(true)) {
      // The catalogue guarantees the type of the output.
      for (const result of results) yield result as RecipientResult<T>;
    }
  }

  private async runToEnd(): Promise<void> {
    const results = this.runOnce(false);
    while (!(await results.next()).done);
  }

  private async *runOnce(keepsResults: boolean): AsyncGenerator<readonly RecipientResult[], void, undefined> {
    if (this.hasStarted)
      throw new Error('This bulk send has already started, and runs only once. Call sendAll again.');
    this.hasStarted = true;
    let run: BulkRun | undefined;
    try {
      run = await BulkRun.start(this.source, this.options as BulkOptions, this.context);
      this.resolveSummary(yield* run.results(keepsResults));
    } catch (error) {
      this.rejectSummary(error);
      throw error;
    } finally {
      // Settles the summary if the caller leaves the iteration early. Otherwise it is settled already.
      if (run) this.resolveSummary(run.summary());
    }
  }
}
