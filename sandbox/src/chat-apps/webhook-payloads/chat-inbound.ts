import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { withoutUndefined, type JsonObject } from '../../engine/json';
import { parseTimestamp, formatTimestamp } from '../../engine/timestamps';
import { findOrCreateCustomerByAddress, findCustomer } from '../../messages/customers';
import type { Message } from '../../messages/message';
import { chatUserPayload } from './chat-user';

/**
 * Creates the webhook payload of an inbound chat message: version 3 or 2, or LINE's flat format.
 *
 * @see https://developer.8x8.com/connect/docs/inbound-chatapps-message
 * @see https://developer.8x8.com/connect/docs/usage-samples-line
 */
export function inboundChatPayload(context: SandboxContext, message: Message): JsonObject {
  const { inboundVersion, lineInbound } = getSettings(context.state);
  const { channel, umid, subAccountId, type, content = {} } = message;
  const isVersion3 = inboundVersion === 3;
  const customer =
    findCustomer(context.state, message.customer) ??
    findOrCreateCustomerByAddress(context.state, message.customer);
  const timestamp = formatTimestamp(parseTimestamp(message.createdAt));
  const isFlat = channel === 'line' && lineInbound === 'flat';
  const user = chatUserPayload(customer, {
    channel,
    useChannelIds: isVersion3 || channel === 'line',
    includeId: true,
    // Only WhatsApp sends profile names: 8x8's samples of other channels have none.
    includeName: channel === 'whatsapp',
  });
  const channelId = message.steps[0]?.channelId ?? '';
  if (isFlat) {
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
    ...(isVersion3 ? { version: 3 } : {}),
    namespace: 'ChatApps',
    eventType: 'inbound_message_received',
    description: 'Chat message received',
    payload: withoutUndefined({
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
