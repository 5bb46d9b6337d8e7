import type { ChatAppsSendOutput } from 'cpaas-8x8';

import { isRefusedNumber } from '../../messages/lifecycle/magic-numbers';
import { defined, objectOf, textOf, type JsonObject } from '../../engine/json';
import { readableText, typeName } from './message-text';
import { customerOf } from '../../messages/customers';
import { actionsOf } from './message-actions';
import { countryOf } from '../../numbers/dialling-codes';
import { nextUuid } from '../../engine/ids';
import type { ChannelChoice, Message } from '../../messages/message';
import { internationalNumber } from '../../numbers/phone-numbers';
import { timestamp } from '../../engine/context';
import { subAccountIdOf, type ApiCall } from '../../server/operations/api-call';
import type { BatchReferences, Refusal } from '../../messages/message-batches';
import { enterMessage } from '../../messages/lifecycle/progress';

/** A chat message that was handed in. */
export interface HandedInChatMessage {
  /** Those of a message that is refused may be anything. */
  readonly fields: JsonObject;
  /** Its kind of content, as its sender wrote it. */
  readonly type: string;
  readonly content: JsonObject;
  readonly channels: readonly ChannelChoice[];
  readonly references?: BatchReferences;
  readonly verification?: string;
  readonly refusal?: Refusal | undefined;
}

export interface TakenChatMessage {
  readonly accepted: boolean;
  readonly result: ChatAppsSendOutput;
}

const onTheBlacklist: Refusal = {
  code: 15,
  reason: 'The recipient is on the list of those that get no messages',
};

/** Takes a chat message, or rejects it, and writes it into the books either way. */
export function takeChatMessage(call: ApiCall, handedIn: HandedInChatMessage): TakenChatMessage {
  const { world } = call;
  const { fields, content, channels, references = {} } = handedIn;
  const user = objectOf(fields['user']);
  const given = textOf(user['msisdn']);
  const msisdn =
    given === undefined ? undefined : (internationalNumber(given, textOf(user['country'])) ?? given);
  const refusal =
    handedIn.refusal ??
    (call.rejection === undefined ? undefined : { code: 1000, reason: call.rejection }) ??
    (msisdn !== undefined && isRefusedNumber(msisdn) ? onTheBlacklist : undefined);
  const customer = customerOf(world.state, {
    msisdn,
    channelUserId: textOf(user['channelUserId']),
    lineUserId: textOf(user['lineUserId']),
  });
  const channel = channels[0]?.channel ?? 'WhatsApp';
  const sms = objectOf(content['sms']);
  const text = readableText(world.state, handedIn.type, content);
  const actions = actionsOf(world.state, handedIn.type, content);
  const message: Message = defined({
    umid: nextUuid(world.state, 'umid'),
    product: 'chatapps' as const,
    direction: 'outbound' as const,
    subAccountId: subAccountIdOf(call),
    createdAt: new Date(world.time.now()).toISOString(),
    channel: channel.toLowerCase(),
    type: typeName(handedIn.type),
    from: '',
    to: customer.key,
    customer: customer.key,
    text,
    content,
    actions: actions.length > 0 ? actions : undefined,
    status: defined({
      state: refusal ? 'rejected' : 'queued',
      errorCode: refusal?.code,
      errorMessage: refusal?.reason,
      timestamp: timestamp(world),
    }),
    history: [],
    steps: [],
    channels,
    country: countryOf(msisdn ?? ''),
    clientMessageId: textOf(fields['clientMessageId']),
    ...references,
    scheduled: textOf(fields['scheduled']),
    expiry: textOf(fields['expiry']),
    dlrCallbackUrl: textOf(fields['dlrCallbackUrl']),
    replyTo: textOf(objectOf(fields['context'])['umid']),
    verification: handedIn.verification,
    sms: defined({ text: textOf(content['fallbackText']) ?? text, source: textOf(sms['source']) }),
  });
  enterMessage(call, message);
  const result = defined<ChatAppsSendOutput>({
    umid: message.umid,
    // The user as the caller wrote it: it may have `lineUserId`, which the documented response has not.
    user: msisdn === undefined ? user : { ...user, msisdn },
    clientMessageId: message.clientMessageId,
    status: refusal
      ? {
          state: 'rejected',
          errorCode: refusal.code,
          errorMessage: refusal.reason,
          timestamp: timestamp(world),
        }
      : { state: 'queued', timestamp: timestamp(world) },
  });
  return { accepted: refusal === undefined, result };
}
