import type { ChatAppsGetDetailsOutputData, OperationInput, OperationOutput } from 'cpaas-8x8';

import { currentTimestamp, type SandboxContext } from '../../engine/context';
import { withoutUndefined } from '../../engine/json';
import { parseTimestamp, formatTimestamp } from '../../engine/timestamps';
import { findCustomer } from '../../messages/customers';
import { maskedText, type Message, type Step, type MessageStatusEvent } from '../../messages/message';
import { toDetailStatus, findMessage, requireMessage } from '../../messages/message-operations';
import { updateMessage } from '../../messages/message-store';
import { maskLastFour } from '../../numbers/phone-numbers';
import { badRequest } from '../../server/api-error';
import type { ApiCall, Handlers } from '../../server/operations/api-call';

/** A typing indicator refers to a received message of the last two hours. */
const typingWindowMs = 2 * 3_600_000;

/** Returns the details of chat messages, marks received ones as read, and shows their senders that an answer is being typed. */
export const chatMessageHandlers = {
  'chatApps.getDetails': (call): OperationOutput<'chatApps.getDetails'> => {
    const message = requireMessage(call);
    return { data: getSteps(call, message).map((step) => toDetails(call.context, message, step)) };
  },
  'chatApps.markRead': (call): undefined => {
    markRead(call, requireInboundMessage(call, ['whatsapp']));
  },
  'chatApps.sendTyping': (call): undefined => {
    const channel = call.input.channel.toLowerCase();
    const message = requireInboundMessage(call, [channel]);
    if (parseTimestamp(message.createdAt) < call.context.clock.now() - typingWindowMs) {
      throw badRequest(1000, 'The message with this umid is older than two hours');
    }
    const { customer, umid } = message;
    call.context.eventFeed.emit<TypingEvent>({ kind: 'typing', customer, channel, umid });
    if (channel === 'whatsapp') markRead(call, message);
  },
} satisfies Partial<Handlers>;

/** Returns the delivery steps. A waiting or rejected message has none yet, so its first step is made up. */
function getSteps({ subAccount }: ApiCall, message: Message): readonly Step[] {
  const { steps, channels, createdAt, status } = message;
  if (steps.length > 0) return steps;
  const channel = channels[0]?.channel ?? 'WhatsApp';
  const channelId = subAccount?.channels.find((each) => each.channel === channel)?.channelId ?? '';
  return [{ channel, channelId, step: 1, createdAt, status, todo: [] }];
}

/** Returns an inbound message on one of these channels. 8x8 documents 400 here, and no 404. */
function requireInboundMessage(
  call: ApiCall<OperationInput<'chatApps.markRead'>>,
  channels: readonly string[],
): Message {
  const message = findMessage(call, 'inbound');
  if (message && channels.includes(message.channel)) return message;
  throw badRequest(1000, `There is no inbound message with this umid on ${channels.join(' or ')}`);
}

function markRead({ context }: ApiCall, message: Message): void {
  if (message.markedReadAt === undefined)
    updateMessage(context, message, { markedReadAt: currentTimestamp(context) });
  context.eventFeed.emit<MessageStatusEvent>({ kind: 'status', message });
}

function toDetails({ state }: SandboxContext, message: Message, step: Step): ChatAppsGetDetailsOutputData {
  const { umid, subAccountId, direction, country, type, clientMessageId, clientBatchId, batchId } = message;
  const customer = findCustomer(state, message.customer);
  const id =
    step.channel === 'Line'
      ? customer?.lineUserId
      : step.channel === 'WhatsApp'
        ? customer?.bsuid
        : undefined;
  return withoutUndefined<ChatAppsGetDetailsOutputData>({
    umid,
    subAccountId,
    channel: step.channel,
    channelId: step.channelId,
    direction,
    country,
    status: toDetailStatus(step.status),
    user: withoutUndefined({
      msisdn: customer?.msisdn === undefined ? undefined : maskLastFour(customer.msisdn),
      channelUserId: id === undefined ? undefined : maskLastFour(id),
    }),
    contentType: type,
    content: maskedText,
    createdAt: formatTimestamp(parseTimestamp(step.createdAt)),
    clientMessageId,
    clientBatchId,
    batchId,
    step: step.step,
  });
}

/** The business is typing. */
export interface TypingEvent {
  readonly kind: 'typing';
  readonly customer: string;
  readonly channel: string;
  readonly umid: string;
}
