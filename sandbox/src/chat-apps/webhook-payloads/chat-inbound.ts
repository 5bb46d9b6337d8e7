import { defined, type JsonObject } from '../../engine/json';
import { customerByAddress } from '../../messages/customers';
import type { Message } from '../../messages/message';
import { momentOf, timestampOf } from '../../engine/timestamps';
import type { World } from '../../engine/context';
import { chatUser } from './chat-user';

/**
 * A chat message that was received: version 3 or 2, or the flat envelope of LINE.
 *
 * @see https://developer.8x8.com/connect/docs/inbound-chatapps-message
 * @see https://developer.8x8.com/connect/docs/usage-samples-line
 */
export function chatInbound(world: World, message: Message): JsonObject {
  const { inboundVersion, lineInbound } = world.state.settings;
  const { channel, umid, subAccountId, type, content = {} } = message;
  const newest = inboundVersion === 3;
  const customer =
    world.state.customers.get(message.customer) ?? customerByAddress(world.state, message.customer);
  const timestamp = timestampOf(momentOf(message.createdAt));
  const flat = channel === 'line' && lineInbound === 'flat';
  const user = chatUser(customer, {
    channel,
    realIds: newest || channel === 'line',
    withId: true,
    // Profile names are WhatsApp's; 8x8's samples of other channels have none.
    withName: channel === 'whatsapp',
  });
  const channelId = message.steps[0]?.channelId ?? '';
  if (flat) {
    return {
      eventType: 'inboundMessage',
      channel,
      user,
      umid,
      subAccountId,
      timestamp,
      type,
      content,
      version: 1,
      recipient: { recipientId: channelId },
    };
  }
  return {
    ...(newest ? { version: 3 } : {}),
    namespace: 'ChatApps',
    eventType: 'inbound_message_received',
    description: 'Chat message received',
    payload: defined({
      umid,
      subAccountId,
      timestamp,
      user,
      recipient: { channel, channelId },
      type,
      content,
      replyToUmid: message.replyTo,
    }),
  };
}
