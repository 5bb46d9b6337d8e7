import { type JsonObject, objectOf } from '../engine/json';
import { chatInbound } from '../chat-apps/webhook-payloads/chat-inbound';
import { smsInbound } from '../sms/sms-inbound';
import type { Message } from '../messages/message';
import { sameAddress } from '../numbers/phone-numbers';
import type { World } from '../engine/context';
import { handEvent } from './awaited-events';
import { raise } from './workflow-lifecycle';
import type { Awaited } from './workflow';

/** A customer has written: workflows that wait for it go on, and others start. */
export function tellWorkflows(world: World, message: Message): void {
  const isSms = message.product === 'sms';
  const event = isSms ? smsEvent(message) : chatInbound(world, message);
  const resumed = handEvent(world, event, (awaited) => isAwaited(world, message, awaited));
  // 8x8: a reply that was waited for starts no new workflow of the same kind.
  raise(world, isSms ? 'inbound_sms' : 'inbound_chat_apps', message.subAccountId, event, resumed);
}

/**
 * 8x8's samples for this trigger read `payload.source`, as the webhook has it, and also `payload.user.msisdn` and
 * `payload.content.text`, as it has not: workflows are given both.
 */
function smsEvent(message: Message): JsonObject {
  const { payload, ...event } = smsInbound(message);
  const { from, text } = message;
  return { ...event, payload: { ...objectOf(payload), user: { msisdn: from }, content: { text } } };
}

function isAwaited({ state }: World, message: Message, awaited: Awaited): boolean {
  if (awaited.kind !== 'reply' || awaited.channel !== message.channel) return false;
  const { msisdn, bsuid, lineUserId } = state.customers.get(message.customer) ?? {};
  return [message.customer, msisdn, bsuid, lineUserId].some(
    (address) => address !== undefined && sameAddress(address, awaited.from),
  );
}
