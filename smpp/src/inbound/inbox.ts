import type { Bind } from '../bind/bind';
import type { Session } from '../bind/session';
import { statusCodes } from '../protocol/command-status';
import { decodeDeliverSm } from '../protocol/decode';
import type { Delivery, Pdu } from '../protocol/pdu';
import { readUserData } from '../protocol/user-data';
import { Fifo } from '../protocol/fifo';
import { messageEvent } from './message-event';
import { Reassembly, type Answer, type ReassemblyLimits } from './reassembly';
import { isReceipt, receiptEvent } from './receipt-event';
import type { RecentIds } from './recent-ids';
import type { SmppEvent } from './smpp-event';

export interface InboxOptions {
  /** Number of events that are handled at the same time. */
  readonly receiveWindow: number;
  readonly reassembly: ReassemblyLimits;
  readonly recentIds: RecentIds;
  /** Handles an event. Resolves with whether it was handled. Never rejects. */
  readonly handle: (event: SmppEvent) => Promise<boolean>;
  /** Tells about a delivery that cannot be read. */
  readonly onUnreadable: (bind: Bind) => void;
}

/** Deliveries that wait for an answer. More are asked to come again. */
const mostUnanswered = 2_000;

/** Receives messages and receipts, and acknowledges each after its handlers are done. */
export class Inbox {
  private readonly queue = new Fifo<() => Promise<void>>();
  private readonly reassembly: Reassembly;
  private running = 0;
  private unanswered = 0;
  private isClosed = false;
  private onIdle: (() => void) | undefined;

  constructor(private readonly options: InboxOptions) {
    const { reassembly } = options;
    this.reassembly = new Reassembly(
      (parts, missing) => this.run(() => messageEvent(parts, missing)),
      reassembly,
    );
  }

  receive(bind: Bind, pdu: Pdu, session: Session): void {
    if (this.isClosed || this.unanswered >= mostUnanswered) {
      session.answerDelivery(pdu, statusCodes.temporaryReceiverError);
      return;
    }
    let delivery: Delivery;
    try {
      delivery = decodeDeliverSm(pdu.body);
    } catch {
      // It would be as unreadable the next time.
      session.answerDelivery(pdu, statusCodes.permanentReceiverError);
      this.options.onUnreadable(bind);
      return;
    }
    this.unanswered++;
    this.accept(bind, delivery, (isHandled) => {
      this.unanswered--;
      session.answerDelivery(pdu, isHandled ? statusCodes.ok : statusCodes.temporaryReceiverError);
    });
  }

  /** Takes nothing more, and waits for the handlers that run, at most this long. */
  async close(timeoutMs: number): Promise<void> {
    this.isClosed = true;
    this.reassembly.close();
    if (this.running === 0) return;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, timeoutMs);
      this.onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }

  private accept(bind: Bind, delivery: Delivery, answer: Answer): void {
    if (isReceipt(delivery)) {
      const { recentIds } = this.options;
      void this.run(() => receiptEvent(delivery, bind.id, (umid) => recentIds.find(umid))).then(answer);
      return;
    }
    const { octets, part } = readUserData(delivery);
    const received = { delivery, octets, bind: bind.id };
    if (part) this.reassembly.add(received, part, answer);
    else void this.run(() => messageEvent([received])).then(answer);
  }

  /** Handles an event as soon as fewer than `receiveWindow` are being handled. */
  private run(build: () => SmppEvent): Promise<boolean> {
    return new Promise((resolve) => {
      this.queue.push(async () => resolve(!this.isClosed && (await this.handle(build))));
      this.startNext();
    });
  }

  /** Never rejects: an event that cannot be built comes again, and does not end the process. */
  private async handle(build: () => SmppEvent): Promise<boolean> {
    try {
      return await this.options.handle(build());
    } catch {
      return false;
    }
  }

  private startNext(): void {
    while (this.running < this.options.receiveWindow) {
      const task = this.queue.shift();
      if (!task) break;
      this.running++;
      void task().finally(() => {
        this.running--;
        this.startNext();
      });
    }
    if (this.running === 0) this.onIdle?.();
  }
}
