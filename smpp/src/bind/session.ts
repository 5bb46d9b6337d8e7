import type { Socket } from 'node:net';
import { commandIds, isResponse, responseId } from '../protocol/commands';
import { statusCodes } from '../protocol/command-status';
import { encodeDeliverSmResp, encodeHeader, setSequenceNumber } from '../protocol/encode';
import type { Pdu } from '../protocol/pdu';
import { PduReader } from '../protocol/pdu-reader';
import { codeOf } from './bind-errors';
import { maxTimerMs } from './bind-settings';

/** The end of a request: its response, or why there is none. */
export type RequestEnd = Pdu | 'timeout' | 'closed';

/** What a session reports. */
export interface SessionListener {
  /** A message or receipt arrived. It must be answered with `answerDelivery`. */
  onDelivery(delivery: Pdu, session: Session): void;
  /** 8x8 wants to close the session: it takes no more requests. It must be answered with `answerUnbind`. */
  onUnbind(unbind: Pdu, session: Session): void;
  /** The connection is closed. The reason is the end of a sentence. */
  onClose(reason: string, session: Session): void;
}

const maxSequenceNumber = 0x7fffffff;

/** One connection with its requests and responses, from the first octet to the last. */
export class Session {
  private readonly reader = new PduReader();
  private readonly pending = new Map<number, (end: RequestEnd) => void>();
  private sequenceNumber = 0;
  private isCorked = false;
  private isClosed = false;
  private closeReason = '8x8 closed the connection';
  private linkTimer: NodeJS.Timeout | undefined;
  private receivedAt = performance.now();

  constructor(
    private readonly socket: Socket,
    private readonly listener: SessionListener,
  ) {
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => this.receive(chunk));
    socket.on('error', (error) => (this.closeReason = `the connection broke (${codeOf(error)})`));
    socket.on('close', () => this.close());
  }

  /** Whether a request can still leave. */
  get isWritable(): boolean {
    return !this.isClosed && this.socket.writable;
  }

  /** Number of requests without a response. */
  get unanswered(): number {
    return this.pending.size;
  }

  /** Sends a request. `onEnd` is called once. */
  request(pdu: Buffer, timeoutMs: number, onEnd: (end: RequestEnd) => void): void {
    if (this.isClosed) {
      onEnd('closed');
      return;
    }
    const number = this.nextSequenceNumber();
    setSequenceNumber(pdu, number);
    const timer = setTimeout(() => end('timeout'), Math.min(timeoutMs, maxTimerMs));
    const end = (result: RequestEnd): void => {
      clearTimeout(timer);
      this.pending.delete(number);
      onEnd(result);
    };
    this.pending.set(number, end);
    this.write(pdu);
  }

  /** Answers a delivery. Without an error 8x8 does not send it again. */
  answerDelivery({ sequenceNumber }: Pdu, status: number): void {
    this.write(encodeDeliverSmResp(sequenceNumber, status));
  }

  /** Answers 8x8's unbind, and closes the connection: after this time also if 8x8 does not close its side. */
  answerUnbind({ sequenceNumber }: Pdu, timeoutMs: number): void {
    this.write(encodeHeader(responseId(commandIds.unbind), sequenceNumber));
    this.socket.end();
    setTimeout(() => this.socket.destroy(), timeoutMs).unref();
  }

  /** Checks the connection whenever nothing was received for this time. Closes it if no answer comes. */
  keepAlive(intervalMs: number): void {
    const check = (): void => {
      const idleMs = performance.now() - this.receivedAt;
      if (idleMs < intervalMs) {
        this.linkTimer = setTimeout(check, intervalMs - idleMs);
        return;
      }
      this.request(encodeHeader(commandIds.enquireLink), intervalMs, (end) => {
        if (end === 'timeout') this.destroy('8x8 does not answer');
        else if (end !== 'closed') check();
      });
    };
    check();
  }

  /** Unbinds and closes the connection, also if 8x8 does not answer. */
  unbind(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.isClosed) resolve();
      this.socket.once('close', () => resolve());
      this.request(encodeHeader(commandIds.unbind), timeoutMs, () => this.destroy('the client closed it'));
    });
  }

  destroy(reason: string): void {
    if (!this.isClosed) this.closeReason = reason;
    this.socket.destroy();
  }

  /** Writes that happen at the same time leave in one packet. */
  private write(pdu: Buffer): void {
    if (!this.isWritable) return;
    if (!this.isCorked) {
      this.isCorked = true;
      this.socket.cork();
      process.nextTick(() => {
        this.isCorked = false;
        this.socket.uncork();
      });
    }
    this.socket.write(pdu);
  }

  private nextSequenceNumber(): number {
    do this.sequenceNumber = this.sequenceNumber >= maxSequenceNumber ? 1 : this.sequenceNumber + 1;
    while (this.pending.has(this.sequenceNumber));
    return this.sequenceNumber;
  }

  private receive(chunk: Buffer): void {
    this.receivedAt = performance.now();
    try {
      this.reader.push(chunk, (pdu) => this.handle(pdu));
    } catch {
      // Without lengths, nothing that follows can be read.
      this.write(encodeHeader(commandIds.genericNack, 0, statusCodes.invalidCommandLength));
      this.closeReason = 'the connection carried something that is not SMPP';
      process.nextTick(() => this.socket.destroy());
    }
  }

  private handle(pdu: Pdu): void {
    const { commandId, sequenceNumber } = pdu;
    if (isResponse(commandId)) {
      this.pending.get(sequenceNumber)?.(pdu);
      return;
    }
    switch (commandId) {
      case commandIds.deliverSm:
        this.listener.onDelivery(pdu, this);
        return;
      case commandIds.enquireLink:
        this.write(encodeHeader(responseId(commandId), sequenceNumber));
        return;
      case commandIds.unbind:
        this.closeReason = '8x8 ended the bind';
        this.listener.onUnbind(pdu, this);
        return;
      default:
        this.write(encodeHeader(commandIds.genericNack, sequenceNumber, statusCodes.invalidCommandId));
    }
  }

  private close(): void {
    this.isClosed = true;
    clearTimeout(this.linkTimer);
    // First, so that nothing more is given to this session when its requests end.
    this.listener.onClose(this.closeReason, this);
    for (const end of [...this.pending.values()]) end('closed');
  }
}
