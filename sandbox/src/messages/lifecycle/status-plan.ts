import { isBlacklisted } from '../../contacts/blacklist';
import { abilitiesOf, carries } from '../../chat-apps/messages/channel-capabilities';
import type { Message, PlannedStatus } from '../message';
import { day, momentOf } from '../../engine/timestamps';
import { templateOf } from '../../chat-apps/templates/sent-template';
import type { World } from '../../engine/context';
import { failures, whatsAppFailures, type Failure } from './failures';
import { endingOf, magicFailure } from './magic-numbers';

const slowMs = 60_000;
const outOfOrderMs = 3_000;

/** The states a message will go through on a channel, with the time each takes. */
export function statusPlan(world: World, message: Message, channel: string): PlannedStatus[] {
  const delays = world.options.statusDelaysMs;
  const queued: PlannedStatus = { state: 'queued', afterMs: delays.queued };
  const sent: PlannedStatus = { state: 'sent', afterMs: delays.sent };
  const failure = failureOf(world, message, channel);
  if (failure) {
    const state = failure.detail === undefined ? 'rejected' : 'undelivered';
    const failed: PlannedStatus = { state, ...failure, afterMs: delays.failed };
    return failure.detail === 'undelivered_to_recipient' ? [queued, sent, failed] : [queued, failed];
  }
  return shapedByNumber(endingOf(message.customer), [queued, sent, ...arrival(world, channel)]);
}

function arrival(world: World, channel: string): PlannedStatus[] {
  const delays = world.options.statusDelaysMs;
  const { delivered, read } = abilitiesOf(channel);
  if (!delivered) return [];
  const states: PlannedStatus[] = [
    { state: 'delivered', detail: 'delivered_to_operator', afterMs: delays.deliveredToOperator },
    { state: 'delivered', detail: 'delivered_to_recipient', afterMs: delays.deliveredToRecipient },
  ];
  if (read && world.state.settings.autoRead) states.push({ state: 'read', afterMs: delays.read });
  return states;
}

function shapedByNumber(ending: string, states: readonly PlannedStatus[]): PlannedStatus[] {
  const upTo = (last: (status: PlannedStatus) => boolean): PlannedStatus[] => {
    const index = states.findIndex(last);
    return index < 0 ? [...states] : states.slice(0, index + 1);
  };
  switch (ending) {
    case '0002':
      return upTo(({ state }) => state === 'sent');
    case '0003':
      return upTo(({ detail }) => detail === 'delivered_to_operator');
    case '0004':
      return upTo(({ detail }) => detail === 'delivered_to_recipient');
    case '0008':
      return states.map((status) =>
        status.detail === 'delivered_to_operator' ? { ...status, afterMs: status.afterMs + slowMs } : status,
      );
    case '0009':
      return states.map((status) => ({
        ...status,
        copies: 2,
        ...(status.state === 'sent' ? { receiptLateMs: outOfOrderMs } : {}),
      }));
    default:
      return [...states];
  }
}

function failureOf(world: World, message: Message, channel: string): Failure | undefined {
  const chat = message.product === 'chatapps';
  if (isBlacklisted(world.state.contacts, message.customer)) return failures.blacklisted;
  if (chat && !carries(channel, message.type)) return failures.contentUnsupported;
  if (channel === 'SMS' && world.state.customers.get(message.customer)?.msisdn === undefined) {
    return failures.invalidDestination;
  }
  const magic = magicFailure(message.customer, channel, chat);
  if (magic) return magic;
  return channel === 'WhatsApp' ? whatsAppFailure(world, message) : undefined;
}

function whatsAppFailure(world: World, message: Message): Failure | undefined {
  const { settings, customers } = world.state;
  if (message.type === 'Template') {
    const template = templateOf(world.state, message.content);
    if (template?.status === 'PAUSED') return whatsAppFailures[1035];
    if (template?.status === 'DISABLED') return whatsAppFailures[1036];
    const hasNumber = customers.get(message.customer)?.msisdn !== undefined;
    return template?.category === 'AUTHENTICATION' && !hasNumber ? whatsAppFailures[1054] : undefined;
  }
  return settings.whatsAppWindow && !wroteLately(world, message.customer)
    ? whatsAppFailures[1022]
    : undefined;
}

function wroteLately(world: World, customer: string): boolean {
  const since = world.time.now() - day;
  for (const message of world.state.messages.values()) {
    if (message.direction !== 'inbound' || message.customer !== customer) continue;
    if (message.channel === 'whatsapp' && momentOf(message.createdAt) >= since) return true;
  }
  return false;
}
