import { retryDelaysMs } from '../../delivery/deliver-webhook';
import { scheduleTask, type SandboxContext } from '../../engine/context';
import { buildDelivery } from '../deliver/build-delivery';
import { smppDeliveryTable, type SmppDelivery, type SmppDeliverTask } from '../deliver/smpp-delivery';
import type { Receiver } from './receiver';

/**
 * Sends what is due to the receivers in turn. What no receiver takes stays in the table until one binds; what is refused,
 * or not acknowledged in time, comes again later, as often as needed.
 */
export class DeliveryQueue {
  private readonly receivers = new Set<Receiver>();
  /** The IDs of the deliveries that are due and not on their way. */
  private readonly ready = new Set<string>();
  private readonly sentListeners = new Map<string, () => void>();

  constructor(private readonly context: SandboxContext) {
    this.reload();
  }

  /** Takes over what an earlier process, or an imported state, has left. What is due later has a task. */
  reload(): void {
    this.ready.clear();
    const now = this.context.clock.now();
    for (const { id, dueAt } of this.context.state.table(smppDeliveryTable).values())
      if (dueAt <= now) this.ready.add(id);
    this.pump();
  }

  add(receiver: Receiver): void {
    this.receivers.add(receiver);
    this.pump();
  }

  remove(receiver: Receiver): void {
    this.receivers.delete(receiver);
  }

  makeReady(deliveryId: string): void {
    this.ready.add(deliveryId);
    this.pump();
  }

  /** Resolves when a delivery about the message is sent for the first time. */
  whenSent(umid: string): Promise<void> {
    return new Promise((resolve) => this.sentListeners.set(umid, resolve));
  }

  /** Sends as much as the receivers take. */
  pump(): void {
    for (const id of this.ready) {
      const receiver = this.nextReceiver();
      if (!receiver) return;
      this.ready.delete(id);
      const delivery = this.context.state.table(smppDeliveryTable).get(id);
      if (delivery) void this.send(receiver, delivery);
    }
  }

  /** In turn, so that each gets its share. */
  private nextReceiver(): Receiver | undefined {
    for (const receiver of this.receivers)
      if (receiver.hasRoom) {
        this.receivers.delete(receiver);
        this.receivers.add(receiver);
        return receiver;
      }
    return undefined;
  }

  private async send(receiver: Receiver, delivery: SmppDelivery): Promise<void> {
    const body = buildDelivery(this.context, delivery);
    if (!body) {
      this.forget(delivery);
      return;
    }
    const answer = receiver.deliver(body);
    this.sentListeners.get(delivery.umid)?.();
    this.sentListeners.delete(delivery.umid);
    const isAcknowledged = await answer;
    if (this.context.closeSignal.aborted) return;
    if (isAcknowledged) this.forget(delivery);
    else this.sendLater(delivery);
    this.pump();
  }

  private forget(delivery: SmppDelivery): void {
    this.context.state.table(smppDeliveryTable).delete(delivery);
  }

  private sendLater(delivery: SmppDelivery): void {
    const deliveries = this.context.state.table(smppDeliveryTable);
    // A reset has deleted it meanwhile.
    if (deliveries.get(delivery.id) !== delivery) return;
    const { clock, options } = this.context;
    const delayMs = retryDelaysMs[Math.min(delivery.attempts, retryDelaysMs.length - 1)] ?? 0;
    deliveries.update(delivery, {
      attempts: delivery.attempts + 1,
      dueAt: clock.now() + delayMs * options.timeScale,
    });
    scheduleTask<SmppDeliverTask>(this.context, delayMs, { kind: 'smppDeliver', deliveryId: delivery.id });
  }
}
