import { Observable, Subscriber, type Observer } from 'rxjs';

type Listener<T> = Partial<Observer<T>> | ((value: T) => void) | null;
type OnListenerError = (error: unknown) => void;

/** Calls a listener of the app. What it throws, at once or later, must not reach the caller. */
export function callListener(call: () => unknown, onError: OnListenerError): void {
  try {
    const result = call();
    if (result instanceof Promise) result.catch(onError);
  } catch (error) {
    onError(error);
  }
}

/**
 * An observable whose listeners may throw, also behind operators. RxJS would rethrow the error outside of every call, and
 * Node.js would end the process: a report that fails would then stop the app.
 */
export class SafeObservable<T> extends Observable<T> {
  constructor(
    failures: Observable<T>,
    private readonly onListenerError: OnListenerError,
  ) {
    super((subscriber) => failures.subscribe(subscriber));
  }

  override pipe(...operators: unknown[]): SafeObservable<never> {
    const piped: Observable<unknown> = super.pipe(...(operators as []));
    return new SafeObservable(piped, this.onListenerError) as SafeObservable<never>;
  }

  override subscribe(listener?: Listener<T>, ...rest: unknown[]): ReturnType<Observable<T>['subscribe']> {
    if (listener instanceof Subscriber) return super.subscribe(listener);
    const [error, complete] = rest as [Observer<T>['error'] | undefined, Observer<T>['complete'] | undefined];
    const observer: Partial<Observer<T>> =
      typeof listener === 'function' || !listener
        ? { ...(listener && { next: listener }), ...(error && { error }), ...(complete && { complete }) }
        : listener;
    const guard = (call: () => unknown): void => callListener(call, this.onListenerError);
    return super.subscribe({
      next: (value) => guard(() => observer.next?.(value)),
      error: (cause: unknown) =>
        guard(() => (observer.error ? observer.error(cause) : this.onListenerError(cause))),
      complete: () => guard(() => observer.complete?.()),
    });
  }
}
