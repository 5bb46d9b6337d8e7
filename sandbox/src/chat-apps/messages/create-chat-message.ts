import type { ChatAppsSendOutput } from 'cpaas-8x8';

import { currentTimestamp } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { withoutUndefined, asObject, asText, type JsonObject } from '../../engine/json';
import { findOrCreateCustomer } from '../../messages/customers';
import { isRejectedNumber } from '../../messages/lifecycle/magic-numbers';
import { submitMessage } from '../../messages/lifecycle/progress';
import type { ChannelChoice, Message } from '../../messages/message';
import type { BatchReferences, Rejection } from '../../messages/message-batches';
import { findCountry } from '../../numbers/dialling-codes';
import { toInternationalNumber } from '../../numbers/phone-numbers';
import { findFaultReason, requireSubAccountId, type ApiCall } from '../../server/operations/api-call';
import { fillTemplate } from '../templates/filled-template';
import { chatProduct } from './chat-product';
import { findActions } from './message-actions';
import { readableText, formatMessageType } from './message-text';

export interface ChatMessageRequest {
  /** The fields of a rejected message are unchecked and can have any type. */
  readonly fields: JsonObject;
  /** The content type, as the sender wrote it. */
  readonly type: string;
  readonly content: JsonObject;
  readonly channels: readonly ChannelChoice[];
  readonly references?: BatchReferences;
  /** The session ID, if the message has the code of a verification. */
  readonly verification?: string;
  readonly rejection?: Rejection | undefined;
}

export interface CreatedChatMessage {
  readonly accepted: boolean;
  readonly result: ChatAppsSendOutput;
}

const blacklistedRecipient: Rejection = {
  code: 15,
  reason: 'The recipient is blacklisted',
};

/** Creates a chat message, accepted or rejected, and stores it in both cases. */
export function createChatMessage(call: ApiCall, request: ChatMessageRequest): CreatedChatMessage {
  const { context } = call;
  const { fields, content, channels, references = {} } = request;
  const user = asObject(fields['user']);
  const requestedMsisdn = asText(user['msisdn']);
  const msisdn =
    requestedMsisdn === undefined
      ? undefined
      : (toInternationalNumber(requestedMsisdn, asText(user['country'])) ?? requestedMsisdn);
  const faultReason = findFaultReason(call, msisdn);
  const rejection =
    request.rejection ??
    (faultReason === undefined ? undefined : { code: 1000, reason: faultReason }) ??
    (msisdn !== undefined && isRejectedNumber(msisdn) ? blacklistedRecipient : undefined);
  const customer = findOrCreateCustomer(context.state, {
    msisdn,
    channelUserId: asText(user['channelUserId']),
    lineUserId: asText(user['lineUserId']),
  });
  const channel = channels[0]?.channel ?? 'WhatsApp';
  const sms = asObject(content['sms']);
  const text = readableText(context.state, request.type, content);
  const actions = findActions(context.state, request.type, content);
  const message: Message = withoutUndefined({
    umid: nextUuid(context.state, 'umid'),
    product: 'chatapps' as const,
    direction: 'outbound' as const,
    subAccountId: requireSubAccountId(call),
    createdAt: new Date(context.clock.now()).toISOString(),
    channel: channel.toLowerCase(),
    type: formatMessageType(request.type),
    from: '',
    to: customer.key,
    customer: customer.key,
    text,
    content,
    actions: actions.length > 0 ? actions : undefined,
    template: request.type.toLowerCase() === 'template' ? fillTemplate(context.state, content) : undefined,
    status: withoutUndefined({
      state: rejection ? 'rejected' : 'queued',
      errorCode: rejection?.code,
      errorMessage: rejection?.reason,
      timestamp: currentTimestamp(context),
    }),
    history: [],
    steps: [],
    channels,
    country: findCountry(msisdn ?? ''),
    clientMessageId: asText(fields['clientMessageId']),
    ...references,
    scheduled: asText(fields['scheduled']),
    expiry: asText(fields['expiry']),
    dlrCallbackUrl: asText(fields['dlrCallbackUrl']),
    replyTo: asText(asObject(fields['context'])['umid']),
    verification: request.verification,
    sms: withoutUndefined({ text: asText(content['fallbackText']) ?? text, source: asText(sms['source']) }),
  });
  submitMessage(call, chatProduct, message);
  const result = withoutUndefined<ChatAppsSendOutput>({
    umid: message.umid,
    // The user as sent. It may have `lineUserId`, which the documented response lacks.
    user: msisdn === undefined ? user : { ...user, msisdn },
    clientMessageId: message.clientMessageId,
    status: rejection
      ? {
          state: 'rejected',
          errorCode: rejection.code,
          errorMessage: rejection.reason,
          timestamp: currentTimestamp(context),
        }
      : { state: 'queued', timestamp: currentTimestamp(context) },
  });
  return { accepted: rejection === undefined, result };
}
