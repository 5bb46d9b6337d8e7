/** Something that has just happened in the sandbox. Each product has its own events: `LiveEvent` lists all. */
export interface FeedEvent {
  readonly kind: string;
}

/**
 * Tells listeners what happens in the sandbox: the page, which then shows it, and tests that wait for something.
 */
export class EventFeed {
  private readonly listeners = new Set<(event: FeedEvent) => void>();

  /** Returns a function that removes the listener. */
  on(listener: (event: FeedEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** The type of the event must be named: `emit<CallEvent>(…)`. */
  emit<Event extends FeedEvent = never>(event: NoInfer<Event>): void {
    for (const listener of [...this.listeners]) listener(event);
  }
}
