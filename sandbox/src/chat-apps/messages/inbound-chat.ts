import type { Open } from 'cpaas-8x8';

import { emitWebhook } from '../../delivery/emit-webhook';
import { subAccountTable } from '../../engine/account';
import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { nextUuid } from '../../engine/ids';
import { isObject, toText, asText, type JsonObject } from '../../engine/json';
import { withoutUndefined } from '../../engine/json';
import { findOrCreateCustomerByAddress, type Customer } from '../../messages/customers';
import { customerTable } from '../../messages/customers';
import { findChannel } from '../../messages/find-channel';
import type { InboundNotice, Message } from '../../messages/message';
import { recordMessage } from '../../messages/message-store';
import { createAssertion, type SchemaFor } from '../../server/validation/assert-valid';
import { inboundChatPayload } from '../webhook-payloads/chat-inbound';
import { formatMessageType, readableText } from './message-text';
import { openServiceWindow } from './service-window';

/** A chat message that a customer sends: a text, a file, or a location. */
export interface InboundChat {
  /** The customer: a phone number, or an ID on the channel. */
  readonly from: string;
  /** Default: `whatsapp`. */
  readonly channel?: Open<'whatsapp' | 'viber' | 'rcs' | 'line' | 'sms'> | undefined;
  /** The text of the message. Give exactly one of `text`, `media` and `location`. */
  readonly text?: string | undefined;
  /** A file with its URL. */
  readonly media?:
    | { readonly type: Open<'image' | 'video' | 'audio' | 'file'>; readonly url: string }
    | undefined;
  /** A location. */
  readonly location?:
    | {
        readonly latitude: number;
        readonly longitude: number;
        readonly name?: string | undefined;
        readonly address?: string | undefined;
      }
    | undefined;
  /** The customer's profile name. */
  readonly name?: string | undefined;
  /** The customer's WhatsApp username. */
  readonly username?: string | undefined;
  /** The umid of your message that this one answers. */
  readonly replyTo?: string | undefined;
  /** Default: the subaccount for chat apps. */
  readonly subAccountId?: string | undefined;
}

export const inboundChatSchema: SchemaFor<InboundChat> = {
  type: 'object',
  properties: {
    from: {
      type: 'string',
      minLength: 1,
    },
    channel: {
      type: 'string',
      enum: ['whatsapp', 'viber', 'rcs', 'line', 'sms'],
    },
    text: { type: 'string' },
    media: {
      type: 'object',
      properties: {
        type: { type: 'string', enum: ['image', 'video', 'audio', 'file'] },
        url: { type: 'string', format: 'uri' },
      },
      required: ['type', 'url'],
    },
    location: {
      type: 'object',
      properties: {
        latitude: { type: 'number' },
        longitude: { type: 'number' },
        name: { type: 'string' },
        address: { type: 'string' },
      },
      required: ['latitude', 'longitude'],
    },
    name: { type: 'string' },
    username: { type: 'string' },
    replyTo: { type: 'string' },
    subAccountId: { type: 'string' },
  },
  required: ['from'],
  oneOf: [{ required: ['text'] }, { required: ['media'] }, { required: ['location'] }],
};

const assertValid = createAssertion(inboundChatSchema);

/** A customer sends a chat message. The webhook gets an event. */
export function receiveInboundChat(context: SandboxContext, chat: InboundChat): Message {
  assertValid(chat, context.clock.now());
  const { name, username } = chat;
  const customer = findOrCreateCustomerByAddress(context.state, chat.from);
  context.state.table(customerTable).update(customer, withoutUndefined({ name, username }));
  const { type, content } = toContent(chat);
  return recordInboundChat(context, {
    ...chat,
    channel: chat.channel ?? 'whatsapp',
    customer,
    type,
    content,
  });
}

/** A message of any content type from a customer. */
export interface InboundChatMessage {
  readonly customer: Customer;
  readonly channel: string;
  readonly type: string;
  readonly content: JsonObject;
  readonly replyTo?: string | undefined;
  readonly subAccountId?: string | undefined;
}

/**
 * Stores a message from a customer, emits its webhook, and notifies automation workflows. Also used for replies to
 * interactive messages.
 */
export function recordInboundChat(context: SandboxContext, chat: InboundChatMessage): Message {
  const { state } = context;
  const { customer, type, content, replyTo } = chat;
  const found = findChannel(state, chat.channel, chat.subAccountId);
  const { channel, channelId, subAccountId, address } =
    found.channel === 'SMS' ? findSmsChannelForChat(context, chat) : found;
  const now = currentTimestamp(context);
  const status = { state: 'delivered', timestamp: now };
  const message: Message = {
    umid: nextUuid(state, 'umid'),
    product: 'chatapps',
    direction: 'inbound',
    subAccountId,
    createdAt: new Date(context.clock.now()).toISOString(),
    channel: channel.toLowerCase(),
    type,
    from: customer.key,
    to: address,
    customer: customer.key,
    text: asText(content['text']) ?? (findReplyTitle(content) || readableText(state, type, content)),
    content,
    status,
    history: [],
    steps: [{ channel, channelId, step: 1, createdAt: now, status, todo: [] }],
    channels: [],
    ...(replyTo === undefined ? {} : { replyTo }),
  };
  recordMessage(context, message);
  if (channel === 'WhatsApp') openServiceWindow(context, customer.key);
  emitWebhook(context, {
    type:
      channel === 'Line' && getSettings(state).lineInbound === 'flat' ? 'line.inbound' : 'chatApps.inbound',
    subAccountId,
    umid: message.umid,
    body: inboundChatPayload(context, message),
  });
  context.notify<InboundNotice>({ kind: 'inbound', message });
  return message;
}

/**
 * SMS is also a channel of the SMS subaccount. As a chat message, it belongs to the subaccount with chat channels.
 */
function findSmsChannelForChat({ state }: SandboxContext, { channel, subAccountId }: InboundChatMessage) {
  const owner = state.table(subAccountTable).find(({ channels }) => channels.length > 1)?.subAccountId;
  return findChannel(state, channel, subAccountId ?? owner);
}

function toContent({ text, media, location }: InboundChat): { type: string; content: JsonObject } {
  if (location !== undefined) return { type: 'Location', content: { location } };
  if (media !== undefined) return { type: formatMessageType(media.type), content: { url: media.url } };
  return { type: 'Text', content: { text: text ?? '' } };
}

function findReplyTitle(content: JsonObject): string {
  const { interactive } = content;
  if (!isObject(interactive)) return '';
  const { button_reply: button, list_reply: row } = interactive;
  const replied = isObject(button) ? button : isObject(row) ? row : {};
  return asText(replied['title']) ?? `(${toText(interactive['type'])})`;
}
