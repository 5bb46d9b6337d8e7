import type { Open } from 'cpaas-8x8';

import { tellWorkflows } from '../../automation/workflow-events';
import { checked } from '../../server/validation/assert-valid';
import { fire } from '../../delivery/emit-webhook';
import { chatInbound } from '../webhook-payloads/chat-inbound';
import { isObject, spelled, textOf, type JsonObject } from '../../engine/json';
import { typeName, readableText } from './message-text';
import { customerByAddress, type Customer } from '../../messages/customers';
import { nextUuid } from '../../engine/ids';
import { recordMessage } from '../../messages/message-store';
import type { Message } from '../../messages/message';
import { timestamp, type World } from '../../engine/context';
import { channelFor } from '../../messages/find-channel';

/** A chat message that a customer sends: a text, a file, or a place. */
export interface InboundChat {
  /** The customer: a phone number, or an ID on the channel. */
  readonly from: string;
  /** Default: `whatsapp`. */
  readonly channel?: Open<'whatsapp' | 'viber' | 'rcs' | 'line' | 'sms'> | undefined;
  /** The text of the message. Give exactly one of `text`, `media` and `location`. */
  readonly text?: string | undefined;
  /** A file, and its URL. */
  readonly media?:
    | { readonly type: Open<'image' | 'video' | 'audio' | 'file'>; readonly url: string }
    | undefined;
  /** A place. */
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

const check = checked<InboundChat>({
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
});

/** A customer writes; the webhook is told. */
export function writeChat(world: World, chat: InboundChat): Message {
  check(chat, world.time.now());
  const { name, username } = chat;
  const customer = customerByAddress(world.state, chat.from);
  if (name !== undefined) customer.name = name;
  if (username !== undefined) customer.username = username;
  const { type, content } = contentOf(chat);
  return receiveChat(world, { ...chat, channel: chat.channel ?? 'whatsapp', customer, type, content });
}

/** Content of any kind that comes from a customer. */
export interface ReceivedChat {
  readonly customer: Customer;
  readonly channel: string;
  readonly type: string;
  readonly content: JsonObject;
  readonly replyTo?: string | undefined;
  readonly subAccountId?: string | undefined;
}

export function receiveChat(world: World, chat: ReceivedChat): Message {
  const { state } = world;
  const { customer, type, content, replyTo } = chat;
  const found = channelFor(state, chat.channel, chat.subAccountId);
  const { channel, channelId, subAccountId, address } =
    found.channel === 'SMS' ? chatChannel(world, chat) : found;
  const now = timestamp(world);
  const status = { state: 'delivered', timestamp: now };
  const message: Message = {
    umid: nextUuid(state, 'umid'),
    product: 'chatapps',
    direction: 'inbound',
    subAccountId,
    createdAt: new Date(world.time.now()).toISOString(),
    channel: channel.toLowerCase(),
    type,
    from: customer.key,
    to: address,
    customer: customer.key,
    text: textOf(content['text']) ?? (tapTitle(content) || readableText(state, type, content)),
    content,
    status,
    history: [],
    steps: [{ channel, channelId, step: 1, createdAt: now, status, todo: [] }],
    channels: [],
    ...(replyTo === undefined ? {} : { replyTo }),
  };
  recordMessage(world, message);
  fire(world, {
    type: channel === 'Line' && state.settings.lineInbound === 'flat' ? 'line.inbound' : 'chatApps.inbound',
    subAccountId,
    umid: message.umid,
    body: chatInbound(world, message),
  });
  tellWorkflows(world, message);
  return message;
}

/** SMS is a channel of the SMS subaccount too; as a chat message it belongs to one that has chat channels. */
function chatChannel({ state }: World, { channel, subAccountId }: ReceivedChat) {
  const owner = state.subAccounts.find(({ channels }) => channels.length > 1)?.subAccountId;
  return channelFor(state, channel, subAccountId ?? owner);
}

function contentOf({ text, media, location }: InboundChat): { type: string; content: JsonObject } {
  if (location !== undefined) return { type: 'Location', content: { location } };
  if (media !== undefined) return { type: typeName(media.type), content: { url: media.url } };
  return { type: 'Text', content: { text: text ?? '' } };
}

function tapTitle(content: JsonObject): string {
  const { interactive } = content;
  if (!isObject(interactive)) return '';
  const { button_reply: button, list_reply: row } = interactive;
  const tapped = isObject(button) ? button : isObject(row) ? row : {};
  return textOf(tapped['title']) ?? `(${spelled(interactive['type'])})`;
}
