import type { SandboxContext } from '../engine/context';
import { takeLast } from '../engine/json';
import type { SandboxState } from '../engine/state';
import { parseTimestamp } from '../engine/timestamps';
import { sameAddress } from '../numbers/phone-numbers';
import type { Message } from './message';

/** Selects messages. Absent fields match any. */
export interface MessageFilter {
  /** The recipient: a phone number with or without `+`, or an ID on a channel. */
  readonly to?: string;
  readonly from?: string;
  /** The customer's number or ID. */
  readonly customer?: string;
  /** Part of the text, ignoring case. */
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
  /** The earliest creation time: ISO 8601, or milliseconds since 1970. */
  readonly since?: string | number;
  /** The maximum number of messages. The newest are returned. */
  readonly limit?: number;
}

const equalsIgnoreCase = (a: string, b: string | undefined): boolean =>
  b !== undefined && a.toLowerCase() === b.toLowerCase();

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

/** Returns matching messages, oldest first. */
export function findMessages(state: SandboxState, filter: MessageFilter = {}): Message[] {
  const matching: Message[] = [];
  for (const message of state.messages.values()) if (matchesFilter(message, filter)) matching.push(message);
  return takeLast(matching, filter.limit);
}

/** Returns the newest matching message. */
export function findLatestMessage(
  state: SandboxState,
  filter: MessageFilter,
  isSuitable: (message: Message) => boolean = () => true,
): Message | undefined {
  return findMessages(state, filter).findLast(isSuitable);
}

/** Limits the memory of a sandbox that runs for days. */
const maxMessages = 200_000;

/** Stores a message, and deletes the oldest above the limit. */
function storeMessage(state: SandboxState, message: Message): void {
  state.messages.set(message.umid, message);
  if (state.messages.size <= maxMessages) return;
  for (const umid of state.messages.keys()) {
    state.messages.delete(umid);
    break;
  }
}

/** Stores a message and emits it on the sandbox's event feed. */
export function recordMessage(context: SandboxContext, message: Message): void {
  storeMessage(context.state, message);
  context.eventFeed.emit({ kind: 'message', message });
}
