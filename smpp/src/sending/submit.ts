import type { Bind } from '../bind/bind';
import { maxTimerMs } from '../bind/bind-settings';

/** The end of one `submit_sm`. */
export type SubmitEnd =
  /** 8x8 has the message. */
  | { readonly kind: 'accepted'; readonly umid: string }
  /** 8x8 answered with an error: it does not have the message. */
  | { readonly kind: 'refused'; readonly commandStatus: number }
  /** It was written, and no answer came: 8x8 may have the message. */
  | { readonly kind: 'unanswered'; readonly reason: 'reset' | 'timeout' | 'aborted' }
  /** It was never written: 8x8 does not have the message. */
  | { readonly kind: 'not-written'; readonly reason: 'blocked' | 'timeout' | 'aborted' | 'reset' };

/** The time limits of one `submit_sm`. */
export interface SubmitLimits {
  /** How long to wait for the response. */
  readonly timeoutMs: number;
  /** The end of all waits, as `performance.now`. */
  readonly deadline: number;
  readonly signal: AbortSignal | undefined;
}

/** One `submit_sm`, from the queue to its end. */
export class Submit {
  private isWritten = false;
  private isEnded = false;
  private readonly timer: NodeJS.Timeout;
  /** How many times it was written. Only an answered one is written again. */
  attempts = 0;
  /** The last answer that asked to wait. */
  lastStatus: number | undefined;

  constructor(
    readonly pdu: Buffer,
    readonly limits: SubmitLimits,
    private readonly onEnd: (end: SubmitEnd) => void,
  ) {
    const { deadline, signal } = limits;
    const leftMs = Math.max(0, deadline - performance.now());
    this.timer = setTimeout(() => this.interrupt('timeout'), Math.min(leftMs, maxTimerMs));
    signal?.addEventListener('abort', this.abort, { once: true });
  }

  get hasEnded(): boolean {
    return this.isEnded;
  }

  /** From now on, 8x8 may have the message. */
  markWritten(): void {
    this.isWritten = true;
    this.attempts++;
  }

  /** 8x8 asked to wait: it does not have the message. */
  markRefused(status: number): void {
    this.isWritten = false;
    this.lastStatus = status;
  }

  end(end: SubmitEnd): void {
    if (this.isEnded) return;
    this.isEnded = true;
    clearTimeout(this.timer);
    this.limits.signal?.removeEventListener('abort', this.abort);
    this.onEnd(end);
  }

  /** Ends the wait for a bind or for an answer. */
  interrupt(reason: 'timeout' | 'aborted' | 'reset'): void {
    if (this.isWritten) this.end({ kind: 'unanswered', reason });
    else if (this.lastStatus !== undefined && reason === 'timeout')
      this.end({ kind: 'refused', commandStatus: this.lastStatus });
    else this.end({ kind: 'not-written', reason });
  }

  private readonly abort = (): void => this.interrupt('aborted');
}

/** What is told about each time that a `submit_sm` is written. */
export interface SubmitObserver {
  /** Returns a function that is called at its end. */
  onWrite(bind: Bind, attempt: number): ((end: SubmitEnd, delayMs?: number) => void) | undefined;
}
