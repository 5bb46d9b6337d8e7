import type { BindInfo } from '../bind/bind';
import type { SmppEvent, SmppEventType, SmppMessageEvents } from '../inbound/smpp-event';

/** What a client tells about its binds and handlers. None of it contains a password, a number or a text. */
export interface SmppClientEvents {
  /** A bind was made, for the first time or again. */
  bind: { readonly bind: BindInfo };
  /** A bind ended. */
  unbind: { readonly bind: BindInfo; readonly reason: string };
  /** A bind will be tried again after a delay. */
  reconnect: {
    readonly bind: BindInfo;
    readonly attempt: number;
    readonly delayMs: number;
    readonly reason: string;
  };
  /** A handler threw, so that 8x8 was asked to send the event again. */
  handlerError: { readonly type: SmppEventType; readonly key: string; readonly error: unknown };
  /** A message or receipt does not follow SMPP, so that it was refused for good. */
  unreadable: { readonly bind: BindInfo };
}

/** All events, by the name that `on` takes. */
export type SmppEvents = SmppMessageEvents & SmppClientEvents;

/** Handles an event. A message or receipt is acknowledged when its promise resolves. */
export type SmppHandler<T extends keyof SmppEvents> = (event: SmppEvents[T]) => unknown;

type AnyHandler = (event: never) => unknown;

/** The handlers of a client. */
export class EventHandlers {
  private readonly handlers = new Map<keyof SmppEvents, Set<AnyHandler>>();

  add<T extends keyof SmppEvents>(type: T, handler: SmppHandler<T>): () => void {
    const handlers = this.handlers.get(type) ?? new Set();
    this.handlers.set(type, handlers.add(handler));
    return () => void handlers.delete(handler);
  }

  /** Tells about the client. Errors of the handlers are ignored. */
  tell<T extends keyof SmppClientEvents>(type: T, event: SmppClientEvents[T]): void {
    for (const handler of this.of(type)) {
      try {
        void Promise.resolve(handler(event)).catch(() => undefined);
      } catch {
        continue;
      }
    }
  }

  /**
   * Passes a message or receipt to all its handlers. Resolves with whether it may be acknowledged.
   *
   * Without a handler, a receipt is acknowledged. A message is not: it comes again, until somebody handles it.
   */
  async handle(event: SmppEvent): Promise<boolean> {
    const handlers = this.of(event.type);
    if (handlers.length === 0) return event.type === 'sms.status';
    const results = await Promise.allSettled(
      handlers.map(async (handler) => {
        await handler(event);
      }),
    );
    for (const result of results) {
      if (result.status === 'rejected')
        this.tell('handlerError', { type: event.type, key: event.key, error: result.reason });
    }
    return results.every(({ status }) => status === 'fulfilled');
  }

  private of(type: keyof SmppEvents): readonly ((event: unknown) => unknown)[] {
    // `add` puts a handler only under the type whose events it takes.
    return [...(this.handlers.get(type) ?? [])] as unknown as readonly ((event: unknown) => unknown)[];
  }
}
