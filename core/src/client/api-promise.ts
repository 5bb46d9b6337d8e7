import type { CallOptions, Warning } from '../transport/client-options';

/** The result of a call together with its HTTP response. */
export interface ApiResponse<T> {
  /** The result, as `await` returns it. */
  readonly data: T;
  /** The HTTP status and headers. Header names are in lower case. */
  readonly response: { readonly status: number; readonly headers: Readonly<Record<string, string>> };
  /** The number of attempts, including retries. */
  readonly attempts: number;
  /** Possible mistakes in the input. */
  readonly warnings: readonly Warning[];
}

/**
 * The promise of a call. `await` returns the data; `withResponse()` also returns the HTTP response.
 *
 * Creates derived promises only on demand. Otherwise a failed call that is used only through `withResponse()` would cause
 * an unhandled rejection.
 */
export class ApiPromise<T> implements Promise<T> {
  readonly [Symbol.toStringTag] = 'ApiPromise';

  constructor(private readonly apiResponse: Promise<ApiResponse<T>>) {}

  /** Returns the data with the HTTP status, headers, number of attempts and warnings. */
  withResponse(): Promise<ApiResponse<T>> {
    return this.apiResponse;
  }

  then<A = T, B = never>(
    onFulfilled?: ((value: T) => A | PromiseLike<A>) | null,
    onRejected?: ((reason: unknown) => B | PromiseLike<B>) | null,
  ): Promise<A | B> {
    return this.apiResponse.then(
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

/** Calls an operation of a catalogue by its ID. The typed methods of the client use this function. */
export type CallOperation = (id: string, input?: unknown, options?: CallOptions) => ApiPromise<unknown>;
