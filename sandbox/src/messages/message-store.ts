import { lastOf } from '../engine/json';
import { momentOf } from '../engine/timestamps';
import type { Message } from './message';
import { sameAddress } from '../numbers/phone-numbers';
import type { WorldState } from '../engine/state';
import type { World } from '../engine/context';

/** Which messages are meant; what is left out does not matter. */
export interface MessageFilter {
  /** Who it is to: a phone number with or without `+`, or an ID on a channel. */
  readonly to?: string;
  readonly from?: string;
  /** Whose conversation: the customer's number or ID. */
  readonly customer?: string;
  /** Contained in the text, without regard to case. */
  readonly text?: string;
  /** `sms`, `whatsapp`, … */
  readonly channel?: string;
  readonly product?: string;
  readonly direction?: 'outbound' | 'inbound';
  /** `queued`, `sent`, `delivered`, `read`, … */
  readonly state?: string;
  readonly umid?: string;
  readonly subAccountId?: string;
  readonly batchId?: string;
  readonly clientMessageId?: string;
  /** Only messages of this moment or later: ISO 8601, or milliseconds since 1970. */
  readonly since?: string | number;
  /** Only the newest so many. */
  readonly limit?: number;
}

const sameWord = (one: string, other: string | undefined): boolean =>
  other !== undefined && one.toLowerCase() === other.toLowerCase();

/** Whether a message is meant by a filter. */
export function isMeant(message: Message, filter: MessageFilter): boolean {
  const { to, from, customer, text, channel, product, direction, state, since } = filter;
  if (to !== undefined && !sameAddress(to, message.to)) return false;
  if (from !== undefined && !sameAddress(from, message.from)) return false;
  if (customer !== undefined && !sameAddress(customer, message.customer)) return false;
  if (text !== undefined && !message.text.toLowerCase().includes(text.toLowerCase())) return false;
  if (channel !== undefined && !sameWord(channel, message.channel)) return false;
  if (product !== undefined && !sameWord(product, message.product)) return false;
  if (direction !== undefined && direction !== message.direction) return false;
  if (state !== undefined && !sameWord(state, message.status.state)) return false;
  for (const name of ['umid', 'subAccountId', 'batchId', 'clientMessageId'] as const) {
    const wanted = filter[name];
    if (wanted !== undefined && !sameWord(wanted, message[name])) return false;
  }
  const earliest = typeof since === 'string' ? momentOf(since) : since;
  return earliest === undefined || momentOf(message.createdAt) >= earliest;
}

/** The messages meant, oldest first. */
export function messagesMeant(state: WorldState, filter: MessageFilter = {}): Message[] {
  const meant: Message[] = [];
  for (const message of state.messages.values()) if (isMeant(message, filter)) meant.push(message);
  return lastOf(meant, filter.limit);
}

/** The newest of the messages meant that suits. */
export function latestMeant(
  state: WorldState,
  filter: MessageFilter,
  suits: (message: Message) => boolean = () => true,
): Message | undefined {
  return messagesMeant(state, filter).findLast(suits);
}

/** More would fill the memory of a sandbox that is bombarded for days. */
const mostMessages = 200_000;

/** Puts a message into the books; the oldest are forgotten when there are too many. */
function keepMessage(state: WorldState, message: Message): void {
  state.messages.set(message.umid, message);
  if (state.messages.size <= mostMessages) return;
  for (const umid of state.messages.keys()) {
    state.messages.delete(umid);
    break;
  }
}

/** Writes a message into the books, and tells who listens. */
export function recordMessage(world: World, message: Message): void {
  keepMessage(world.state, message);
  world.live.tell({ kind: 'message', message });
}
