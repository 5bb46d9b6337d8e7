import { chatReceipt } from '../events/chat-receipt';
import { smsReceipt } from '../events/sms-receipt';
import type { Message, MessageStatus, Step } from '../messages/message';
import type { World } from '../world/world';
import { fire } from './fire';

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
