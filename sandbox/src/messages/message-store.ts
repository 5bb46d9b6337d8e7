import type { SandboxContext } from '../engine/context';
import type { SandboxState } from '../engine/state/state';
import { defineTable } from '../engine/state/table-definition';
import { parseTimestamp } from '../engine/timestamps';
import { normalizeAddress, sameAddress } from '../numbers/phone-numbers';
import { findCustomer } from './customers';
import type { Message, Step, NewMessageEvent } from './message';

/** The messages that were sent and received, oldest first. */
export const messageTable = defineTable<Message>({
  name: 'messages',
  key: ({ umid }) => umid,
  groupBy: ({ customer }) => normalizeAddress(customer),
  archive: { isFinished, maxInMemory: 2_000 },
  fields: {
    umid: 'string',
    product: 'string',
    direction: 'string',
    subAccountId: 'string',
    createdAt: 'string',
    channel: 'string',
    type: 'string',
    from: 'string',
    to: 'string',
    customer: 'string',
    text: 'string',
    status: 'object',
    history: 'array',
    steps: 'array',
    channels: 'array',
  },
});

/** Whether no status of a message is still to come. */
function isFinished({ status, steps, waiting }: Message): boolean {
  return waiting !== true && status.state !== 'queued' && steps.every(({ todo }) => todo.length === 0);
}

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
  /** A umid: only older messages are returned. */
  readonly before?: string;
  /** A umid: only newer messages are returned. */
  readonly after?: string;
  /** The maximum number of messages. The newest are returned, or with `after` the oldest. */
  readonly limit?: number;
}

const equalsIgnoreCase = (a: string, b: string | undefined): boolean =>
  b !== undefined && a.toLowerCase() === b.toLowerCase();

/** Whether a message matches a filter of the control API. */
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
  const { after, limit } = filter;
  const matching: Message[] = [];
  let foundAfter = after === undefined;
  for (const message of newestFirst(state, filter)) {
    foundAfter ||= message.umid === after;
    if (message.umid === after || (after === undefined && matching.length === limit)) break;
    if (matchesFilter(message, filter)) matching.push(message);
  }
  matching.reverse();
  if (after === undefined) return matching;
  return foundAfter ? matching.slice(0, limit) : [];
}

/** Returns the newest matching message. */
export function findLatestMessage(
  state: SandboxState,
  filter: MessageFilter,
  isSuitable: (message: Message) => boolean = () => true,
): Message | undefined {
  for (const message of newestFirst(state, filter))
    if (matchesFilter(message, filter) && isSuitable(message))
      return state.table(messageTable).get(message.umid);
  return undefined;
}

/** Lists the messages of a customer, newest first. */
export function messagesOf(state: SandboxState, customer: string): Iterable<Message> {
  return state.table(messageTable).newestFirst({ group: normalizeAddress(customer) });
}

/** Lists the messages that can match a filter. */
function newestFirst(
  state: SandboxState,
  { umid, customer, to, text, before }: MessageFilter,
): Iterable<Message> {
  const messages = state.table(messageTable);
  if (umid !== undefined)
    return [messages.get(umid.toLowerCase())].filter((message) => message !== undefined);
  return messages.newestFirst({
    before,
    group: customer === undefined ? undefined : normalizeAddress(customer),
    containing: text ?? (to === undefined ? undefined : normalizeAddress(to)),
  });
}

/** Limits the memory and the disk that a sandbox needs. */
const maxMessages = 1_000_000;

/** Stores a message, deletes the oldest above the limit, and emits the message on the sandbox's event feed. */
export function recordMessage({ state, eventFeed }: SandboxContext, message: Message): void {
  const messages = state.table(messageTable);
  messages.put(message);
  messages.limit(maxMessages);
  const customerName = findCustomer(state, message.customer)?.name ?? message.customer;
  eventFeed.emit<NewMessageEvent>({ kind: 'message', message, customerName });
}

export function updateMessage({ state }: SandboxContext, message: Message, changes: Partial<Message>): void {
  state.table(messageTable).update(message, changes);
}

export function updateStep(
  { state }: SandboxContext,
  message: Message,
  step: Step,
  changes: Partial<Step>,
): void {
  state.table(messageTable).change(message, () => Object.assign(step, changes));
}
