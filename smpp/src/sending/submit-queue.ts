import type { Bind } from '../bind/bind';
import type { RequestEnd } from '../bind/session';
import { commandIds, responseId } from '../protocol/commands';
import { statusCodes } from '../protocol/command-status';
import { decodeMessageId } from '../protocol/decode';
import { Fifo } from '../protocol/fifo';
import { Submit, type SubmitEnd, type SubmitLimits, type SubmitObserver } from './submit';

/** The answers after which a message is sent again, because 8x8 does not have it and will take it later. */
const isBusy = (status: number): boolean =>
  status === statusCodes.throttled || status === statusCodes.queueFull;

/** The end of a `submit_sm`, and how many times it was written. */
export type SubmitResult = SubmitEnd & { readonly attempts: number };

/** Messages that wait for a bind, in the order in which they came. */
export class SubmitQueue {
  private readonly waiting = new Fifo<Submit>();
  /** Those that 8x8 did not take yet. They go before the others. */
  private readonly again = new Fifo<Submit>();
  /** Taken from the lists, but without a bind that has room. */
  private next: Submit | undefined;
  private nextBind = 0;
  private wakeTimer: NodeJS.Timeout | undefined;
  private isClosed = false;

  constructor(
    private readonly binds: readonly Bind[],
    private readonly observer: SubmitObserver,
  ) {}

  /** Sends a `submit_sm` on the next bind that has room. Never throws. */
  submit(pdu: Buffer, limits: SubmitLimits): Promise<SubmitResult> {
    if (this.isClosed) return Promise.resolve({ kind: 'not-written', reason: 'reset', attempts: 0 });
    if (limits.signal?.aborted)
      return Promise.resolve({ kind: 'not-written', reason: 'aborted', attempts: 0 });
    return new Promise((resolve) => {
      const submit = new Submit(pdu, limits, (end) => resolve({ ...end, attempts: submit.attempts }));
      this.waiting.push(submit);
      this.dispatch();
    });
  }

  /** Gives waiting messages to binds with room. */
  dispatch(): void {
    for (;;) {
      if (!this.next || this.next.hasEnded) this.next = this.takeNext();
      const submit = this.next;
      if (!submit) return;
      const now = performance.now();
      const bind = this.bindWithRoom(now);
      if (!bind) {
        this.wakeLater(now);
        return;
      }
      this.next = undefined;
      this.write(submit, bind);
    }
  }

  /** Takes no more messages. Those that wait end as not sent. */
  close(): void {
    this.isClosed = true;
    clearTimeout(this.wakeTimer);
    for (let submit = this.takeNext(); submit; submit = this.takeNext()) submit.interrupt('reset');
    this.next?.interrupt('reset');
    this.next = undefined;
  }

  private takeNext(): Submit | undefined {
    for (;;) {
      const submit = this.again.shift() ?? this.waiting.shift();
      if (!submit?.hasEnded) return submit;
    }
  }

  /** The binds take turns. */
  private bindWithRoom(now: number): Bind | undefined {
    const { binds } = this;
    for (let turn = 0; turn < binds.length; turn++) {
      const bind = binds[this.nextBind];
      this.nextBind = (this.nextBind + 1) % binds.length;
      if (bind && bind.readyAt() <= now) return bind;
    }
    return undefined;
  }

  private wakeLater(now: number): void {
    const readyAt = Math.min(...this.binds.map((bind) => bind.readyAt()));
    clearTimeout(this.wakeTimer);
    if (readyAt !== Infinity) this.wakeTimer = setTimeout(() => this.dispatch(), Math.ceil(readyAt - now));
  }

  private write(submit: Submit, bind: Bind): void {
    if (submit.hasEnded) return;
    submit.markWritten();
    const tell = this.observer.onWrite(bind, submit.attempts);
    bind.submit(submit.pdu, submit.limits.timeoutMs, (end) => this.handleEnd(submit, bind, end, tell));
  }

  private handleEnd(
    submit: Submit,
    bind: Bind,
    end: RequestEnd,
    tell: ((end: SubmitEnd, delayMs?: number) => void) | undefined,
  ): void {
    const result = submitEnd(end);
    if (result.kind === 'refused' && isBusy(result.commandStatus)) {
      const delayMs = bind.pacer.pause(performance.now());
      const isRepeated = !submit.hasEnded && !this.isClosed;
      tell?.(result, isRepeated ? delayMs : undefined);
      submit.markRefused(result.commandStatus);
      if (isRepeated) this.again.push(submit);
      else submit.end(result);
      return;
    }
    if (result.kind === 'accepted') bind.pacer.resume();
    tell?.(result);
    submit.end(result);
  }
}

function submitEnd(end: RequestEnd): SubmitEnd {
  if (end === 'timeout') return { kind: 'unanswered', reason: 'timeout' };
  if (end === 'closed') return { kind: 'unanswered', reason: 'reset' };
  const { commandId, commandStatus, body } = end;
  if (commandStatus !== statusCodes.ok) return { kind: 'refused', commandStatus };
  // A generic_nack without an error makes no sense. It certainly accepts nothing.
  if (commandId !== responseId(commandIds.submitSm))
    return { kind: 'refused', commandStatus: statusCodes.unknownError };
  return { kind: 'accepted', umid: decodeMessageId(body) };
}
