import type { CallOptions, Warning } from '../transport/client-options';

/** A result with the response that brought it. */
export interface ApiResponse<T> {
  /** What `await` gives. */
  readonly data: T;
  /** HTTP status and headers; names in lower case. */
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  /** How often the request was made. */
  readonly attempts: number;
  /** What seemed wrong with the input, although it was sent. */
  readonly warnings: readonly Warning[];
}

/**
 * A call on its way: `await` it for the data, or ask `.withResponse()` for the response too.
 *
 * It wraps one promise and derives the others when asked, so that a call of which only `.withResponse()` is used
 * leaves no rejected promise behind.
 */
export class ApiPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'ApiPromise';

  constructor(private readonly answer: Promise<ApiResponse<T>>) {}

  /** The data with HTTP status, headers, number of attempts and warnings. */
  withResponse(): Promise<ApiResponse<T>> {
    return this.answer;
  }

  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.answer.then(
      ({ data }) => (onFulfilled ? onFulfilled(data) : (data as unknown as A)),
      onRejected,
    );
  }

  catch<B = never>(onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null): Promise<T | B> {
    return this.then(undefined, onRejected);
  }

  finally(onFinally?: (() => void) | null): Promise<T> {
    return this.then().finally(onFinally);
  }
}

/** Calls any operation of a catalogue by its id. The typed client is a face over this. */
export type CallOperation = (id: string, input?: unknown, options?: CallOptions) => ApiPromise<unknown>;
