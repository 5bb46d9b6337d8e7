import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { findWebhookFaults } from '../../delivery/webhook-faults';
import type { Message, MessageStatus } from '../../messages/message';
import { inboundSmsPayload, smsReceiptPayload } from '../../sms/webhook-payloads';
import { hasSmpp } from '../smpp-account';
import { countInboundParts } from './build-delivery';
import { isReceiptWanted, receiptState } from './receipt-state';
import { smppDeliveryTable, type SmppDelivery, type SmppDeliverTask } from './smpp-delivery';

/** Limits the memory: of a client that never binds a receiver, the oldest deliveries are lost. */
const maxWaiting = 200_000;

/** A message that came over SMPP has a new status: its receipts go to the client that asked for them. */
export function enqueueReceipts(context: SandboxContext, message: Message, status: MessageStatus): void {
  const state = receiptState(status);
  const history = message.history.findLastIndex(
    (each) => each.state === status.state && each.detail === status.detail,
  );
  const wanted = (message.smpp?.parts ?? []).flatMap(({ registeredDelivery }, part) =>
    isReceiptWanted(registeredDelivery, state)
      ? [{ part, history, ...(state.isFinal ? {} : { intermediate: true as const }) }]
      : [],
  );
  if (wanted.length === 0) return;
  const faults = findWebhookFaults(context, {
    type: 'sms.status',
    subAccountId: message.subAccountId,
    body: smsReceiptPayload(message, status),
  });
  enqueue(context, { kind: 'receipt', umid: message.umid }, wanted, faults);
}

/** A customer has sent an SMS: it goes to the receivers, beside the webhook if one is registered. */
export function enqueueInbound(context: SandboxContext, message: Message): void {
  if (!hasSmpp(context)) return;
  const faults = findWebhookFaults(context, {
    type: 'sms.inbound',
    subAccountId: message.subAccountId,
    body: inboundSmsPayload(message),
  });
  const parts = Array.from({ length: countInboundParts(message) }, (_, part) => ({ part }));
  enqueue(context, { kind: 'inbound', umid: message.umid }, parts, faults);
}

function enqueue(
  context: SandboxContext,
  about: Pick<SmppDelivery, 'kind' | 'umid'>,
  parts: readonly Pick<SmppDelivery, 'part' | 'history' | 'intermediate'>[],
  faults: ReturnType<typeof findWebhookFaults>,
): void {
  if (faults.kinds.includes('webhookDrop')) return;
  const deliveries = context.state.table(smppDeliveryTable);
  // `timeScale` does not change the time of a fault, as the tester has chosen it.
  const dueAt = context.clock.now() + faults.delayMs + (faults.holdMs ?? 0);
  for (let copy = 0; copy <= faults.repeats; copy++)
    for (const part of parts) {
      const delivery = deliveries.put<SmppDelivery>({
        id: nextUuid(context.state, 'smppDelivery'),
        ...about,
        ...part,
        ...(faults.kinds.includes('webhookUnknownTlv') ? { unknownTlv: true } : {}),
        ...{ dueAt, attempts: 0 },
      });
      context.scheduler.add<SmppDeliverTask>(dueAt, { kind: 'smppDeliver', deliveryId: delivery.id });
    }
  deliveries.limit(maxWaiting);
  context.clock.wake();
}
