/** Tells a listener. What it throws is dropped: a message that was sent must not look as if it was not. */
export function tell<T>(listener: ((news: T) => void) | undefined, news: T): void {
  try {
    listener?.(news);
  } catch {
    return;
  }
}
