import { chatReceipt } from '../../chat-apps/webhook-payloads/chat-receipt';
import { smsReceipt } from '../../sms/sms-receipt';
import type { Message, MessageStatus, Step } from '../message';
import type { World } from '../../engine/context';
import { fire } from '../../delivery/emit-webhook';

/**
 * Tells the webhook of a message that its state has changed. Of codes that 8x8 sent by itself, its documents mention
 * no receipts.
 */
export function fireReceipt(world: World, message: Message, step: Step, status: MessageStatus): void {
  if (message.verification !== undefined) return;
  const chat = message.product === 'chatapps';
  fire(world, {
    kind: chat ? 'chat-receipt' : 'sms-receipt',
    event: 'outbound_message_status_changed',
    subAccountId: message.subAccountId,
    umid: message.umid,
    body: chat ? chatReceipt(world, message, step, status) : smsReceipt(message, status),
    url: message.dlrCallbackUrl,
  });
}
