export type Listener<T> = (news: T) => void;

/** Tells a listener. What it throws is dropped: a message that was sent must not look as if it was not. */
export function tell<T>(listener: Listener<T> | undefined, news: T): void {
  try {
    listener?.(news);
  } catch {
    return;
  }
}
