import { EightByEightError } from 'cpaas-8x8';
import type { Pdu } from '../protocol/pdu';
import { bindFailure } from './bind-errors';
import type { BindSettings, BindType } from './bind-settings';
import { openSession } from './open-session';
import { SendPacer } from './send-pacer';
import type { RequestEnd, Session } from './session';

/** The state of a bind. `waiting`: it is not connected, and will try again. */
export type BindState = 'connecting' | 'bound' | 'unbinding' | 'waiting' | 'closed';

/** One of the binds of a client. */
export interface BindInfo {
  /** For instance `transmitter-1`. */
  readonly id: string;
  readonly type: BindType;
  readonly state: BindState;
  /** Number of requests without a response. */
  readonly unanswered: number;
  /** Why it is not bound. It contains no password. */
  readonly reason?: string;
}

/** What a bind reports to its client. */
export interface BindListener {
  onBound(bind: Bind): void;
  /** It was bound, and is not any more. */
  onUnbound(bind: Bind, reason: string): void;
  onReconnect(
    bind: Bind,
    details: { readonly attempt: number; readonly delayMs: number; readonly reason: string },
  ): void;
  onDelivery(bind: Bind, delivery: Pdu, session: Session): void;
  /** A request ended, so that another one may leave. */
  onRoom(): void;
}

const firstDelayMs = 1_000;
const longestDelayMs = 30_000;
/** A bind that lasts this long was good: the next reconnect is the first again. */
const goodAfterMs = 10_000;
const unbindTimeoutMs = 5_000;

/** Keeps one bind: connects, and connects again whenever the connection ends. */
export class Bind {
  private session: Session | undefined;
  private currentState: BindState = 'closed';
  private reason: string | undefined;
  private reconnects = 0;
  private boundAt = 0;
  private reconnectTimer: NodeJS.Timeout | undefined;
  private readonly stopping = new AbortController();
  readonly pacer: SendPacer;

  constructor(
    readonly id: string,
    readonly type: BindType,
    private readonly settings: BindSettings,
    private readonly listener: BindListener,
  ) {
    this.pacer = new SendPacer(settings.throughput);
  }

  get info(): BindInfo {
    const { id, type, currentState: state, reason } = this;
    const unanswered = this.session?.unanswered ?? 0;
    return { id, type, state, unanswered, ...(reason === undefined ? {} : { reason }) };
  }

  get canReceive(): boolean {
    return this.type !== 'transmitter';
  }

  /** The time from which it may send, as `performance.now`. Infinity if that depends on a response or a reconnect. */
  readyAt(): number {
    const { session, settings } = this;
    if (this.currentState !== 'bound' || !session?.isWritable) return Infinity;
    if (session.unanswered >= settings.window) return Infinity;
    return this.pacer.readyAt();
  }

  /** Sends a request. `readyAt` must have allowed it. */
  submit(pdu: Buffer, timeoutMs: number, onEnd: (end: RequestEnd) => void): void {
    this.pacer.take(performance.now());
    const handle = (end: RequestEnd): void => {
      onEnd(end);
      this.listener.onRoom();
    };
    if (this.session) this.session.request(pdu, timeoutMs, handle);
    else handle('closed');
  }

  /** Binds for the first time. @throws {EightByEightError} if it cannot. */
  async start(): Promise<void> {
    await this.open();
  }

  /** Unbinds, or stops trying to bind. */
  async close(): Promise<void> {
    const { session } = this;
    const wasBound = this.currentState === 'bound';
    this.stopping.abort();
    clearTimeout(this.reconnectTimer);
    this.currentState = wasBound ? 'unbinding' : 'closed';
    await session?.unbind(wasBound ? unbindTimeoutMs : 1);
    this.currentState = 'closed';
  }

  private async open(): Promise<void> {
    this.currentState = 'connecting';
    const session = await openSession(
      this.type,
      this.settings,
      {
        onDelivery: (delivery, from) => this.listener.onDelivery(this, delivery, from),
        onUnbind: (unbind, from) => this.leave(unbind, from),
        onClose: (reason, closed) => {
          if (this.session === closed) this.handleClose(reason);
        },
      },
      this.stopping.signal,
    );
    if (this.stopping.signal.aborted) {
      session.destroy('the client closed it');
      throw bindFailure('aborted', 'the client was closed', 'Nothing to do.');
    }
    this.session = session;
    this.currentState = 'bound';
    this.reason = undefined;
    this.boundAt = performance.now();
    this.listener.onBound(this);
  }

  /**
   * 8x8 ends the bind: sends nothing more, and waits for the responses that are on their way. 8x8 may close the connection as
   * soon as it has our answer, so that comes last.
   */
  private leave(unbind: Pdu, session: Session): void {
    if (this.currentState === 'bound') this.currentState = 'unbinding';
    const closeWhenAnswered = (): void => {
      // If both sides unbind, neither must wait for the other.
      if (session.unanswered === 0 || this.stopping.signal.aborted)
        session.answerUnbind(unbind, unbindTimeoutMs);
      else setTimeout(closeWhenAnswered, 50).unref();
    };
    closeWhenAnswered();
  }

  private handleClose(reason: string): void {
    this.session = undefined;
    if (this.stopping.signal.aborted) {
      this.currentState = 'closed';
      this.listener.onUnbound(this, reason);
      return;
    }
    this.reason = reason;
    if (performance.now() - this.boundAt > goodAfterMs) this.reconnects = 0;
    this.currentState = 'waiting';
    this.listener.onUnbound(this, reason);
    this.reconnectLater(reason);
  }

  /** Full jitter, so that the clients of a restarted server do not all come at the same moment. */
  private reconnectLater(reason: string): void {
    this.currentState = 'waiting';
    this.reason = reason;
    const longest = Math.min(longestDelayMs, firstDelayMs * 2 ** this.reconnects);
    const delayMs = Math.round(Math.random() * longest);
    this.listener.onReconnect(this, { attempt: ++this.reconnects, delayMs, reason });
    this.reconnectTimer = setTimeout(() => void this.reconnect(), delayMs);
  }

  private async reconnect(): Promise<void> {
    try {
      await this.open();
    } catch (error) {
      if (this.stopping.signal.aborted) this.currentState = 'closed';
      else this.reconnectLater(error instanceof EightByEightError ? error.message : 'an unexpected error');
    }
  }
}
