import type { ChatAppsGetDetailsOutputData, OperationInput, OperationOutput } from 'cpaas-8x8';

import { defined } from '../../engine/json';
import { invalid } from '../../server/api-error';
import type { Message, Step } from '../../messages/message';
import { momentOf, timestampOf } from '../../engine/timestamps';
import { masked } from '../../numbers/phone-numbers';
import { timestamp, type World } from '../../engine/context';
import type { ApiCall, Handlers } from '../../server/operations/api-call';
import { detailStatus, findMessage, requireMessage } from '../../messages/message-operations';
import { hiddenBody } from '../../sms/manage-sms';

const typingWindowMs = 2 * 3_600_000;

/** What can be done about a chat message that was sent or received. */
export const chatFollowUp = {
  'chatApps.getDetails': (call): OperationOutput<'chatApps.getDetails'> => {
    const message = requireMessage(call);
    return { data: stepsOf(call, message).map((step) => record(call.world, message, step)) };
  },
  'chatApps.markRead': (call): undefined => {
    markRead(call, inbound(call, ['whatsapp']));
  },
  'chatApps.sendTyping': (call): undefined => {
    const channel = call.input.channel.toLowerCase();
    const message = inbound(call, [channel]);
    if (momentOf(message.createdAt) < call.world.time.now() - typingWindowMs) {
      throw invalid(1000, 'umid is that of a message that is more than two hours old');
    }
    const { customer, umid } = message;
    call.world.live.tell({ kind: 'typing', customer, channel, umid });
    if (channel === 'whatsapp') markRead(call, message);
  },
} satisfies Partial<Handlers>;

/** The steps of a message; of one that waits, or was rejected, the one that it would begin with. */
function stepsOf({ subAccount }: ApiCall, message: Message): readonly Step[] {
  const { steps, channels, createdAt, status } = message;
  if (steps.length > 0) return steps;
  const channel = channels[0]?.channel ?? 'WhatsApp';
  const channelId = subAccount?.channels.find((each) => each.channel === channel)?.channelId ?? '';
  return [{ channel, channelId, step: 1, createdAt, status, todo: [] }];
}

/** The message that was received, on one of these channels. 8x8 documents no 404 here, only 400. */
function inbound(call: ApiCall<OperationInput<'chatApps.markRead'>>, channels: readonly string[]): Message {
  const message = findMessage(call, 'inbound');
  if (message && channels.includes(message.channel)) return message;
  throw invalid(1000, `umid is not that of a message that was received on ${channels.join(' or ')}`);
}

function markRead({ world }: ApiCall, message: Message): void {
  message.markedReadAt ??= timestamp(world);
  world.live.tell({ kind: 'status', message });
}

function record({ state }: World, message: Message, step: Step): ChatAppsGetDetailsOutputData {
  const { umid, subAccountId, direction, country, type, clientMessageId, clientBatchId, batchId } = message;
  const customer = state.customers.get(message.customer);
  const id =
    step.channel === 'Line'
      ? customer?.lineUserId
      : step.channel === 'WhatsApp'
        ? customer?.bsuid
        : undefined;
  return defined<ChatAppsGetDetailsOutputData>({
    umid,
    subAccountId,
    channel: step.channel,
    channelId: step.channelId,
    direction,
    country,
    status: detailStatus(step.status),
    user: defined({
      msisdn: customer?.msisdn === undefined ? undefined : masked(customer.msisdn),
      channelUserId: id === undefined ? undefined : masked(id),
    }),
    contentType: type,
    content: hiddenBody,
    createdAt: timestampOf(momentOf(step.createdAt)),
    clientMessageId,
    clientBatchId,
    batchId,
    step: step.step,
  });
}
