import { takeLast } from '../engine/json';
import { parseTimestamp } from '../engine/timestamps';
import type { Message } from './message';
import { sameAddress } from '../numbers/phone-numbers';
import type { SandboxState } from '../engine/state';
import type { SandboxContext } from '../engine/context';

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

const equalsIgnoreCase = (a: string, b: string | undefined): boolean =>
  b !== undefined && a.toLowerCase() === b.toLowerCase();

/** Whether a message is meant by a filter. */
export function matchesFilter(message: Message, filter: MessageFilter): boolean {
  const { to, from, customer, text, channel, product, direction, state, since } = filter;
  if (to !== undefined && !sameAddress(to, message.to)) return false;
  if (from !== undefined && !sameAddress(from, message.from)) return false;
  if (customer !== undefined && !sameAddress(customer, message.customer)) return false;
  if (text !== undefined && !message.text.toLowerCase().includes(text.toLowerCase())) return false;
  if (channel !== undefined && !equalsIgnoreCase(channel, message.channel)) return false;
  if (product !== undefined && !equalsIgnoreCase(product, message.product)) return false;
  if (direction !== undefined && direction !== message.direction) return false;
  if (state !== undefined && !equalsIgnoreCase(state, message.status.state)) return false;
  for (const name of ['umid', 'subAccountId', 'batchId', 'clientMessageId'] as const) {
    const wanted = filter[name];
    if (wanted !== undefined && !equalsIgnoreCase(wanted, message[name])) return false;
  }
  const earliest = typeof since === 'string' ? parseTimestamp(since) : since;
  return earliest === undefined || parseTimestamp(message.createdAt) >= earliest;
}

/** The messages meant, oldest first. */
export function findMessages(state: SandboxState, filter: MessageFilter = {}): Message[] {
  const matching: Message[] = [];
  for (const message of state.messages.values()) if (matchesFilter(message, filter)) matching.push(message);
  return takeLast(matching, filter.limit);
}

/** The newest of the messages meant that suits. */
export function findLatestMessage(
  state: SandboxState,
  filter: MessageFilter,
  isSuitable: (message: Message) => boolean = () => true,
): Message | undefined {
  return findMessages(state, filter).findLast(isSuitable);
}

/** More would fill the memory of a sandbox that is bombarded for days. */
const maxMessages = 200_000;

/** Puts a message into the books; the oldest are forgotten when there are too many. */
function storeMessage(state: SandboxState, message: Message): void {
  state.messages.set(message.umid, message);
  if (state.messages.size <= maxMessages) return;
  for (const umid of state.messages.keys()) {
    state.messages.delete(umid);
    break;
  }
}

/** Writes a message into the books, and tells who listens. */
export function recordMessage(context: SandboxContext, message: Message): void {
  storeMessage(context.state, message);
  context.eventFeed.emit({ kind: 'message', message });
}
