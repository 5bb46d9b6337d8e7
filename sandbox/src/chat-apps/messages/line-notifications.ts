import type { OperationOutput } from 'cpaas-8x8';

import { withoutUndefined, asObject, asText, type JsonObject } from '../../engine/json';
import { getBatchItems, submitBatch } from '../../messages/message-batches';
import { badRequest } from '../../server/api-error';
import type { Handlers } from '../../server/operations/api-call';
import { createChatMessage } from './create-chat-message';
import { validateNumber } from './send-chat-message';

/** Sends LINE Official Notifications by phone number, with an optional fallback to SMS. */
export const lineNotificationHandlers = {
  'chatApps.sendLineNotification': (call): OperationOutput<'chatApps.sendLineNotification'> => {
    const rejection = validateNumber(call.input.user);
    if (rejection) throw badRequest(rejection.code, rejection.reason);
    return createChatMessage(call, toRequest(call.input)).result;
  },
  'chatApps.sendLineNotificationBatch': (call): OperationOutput<'chatApps.sendLineNotificationBatch'> =>
    submitBatch(call, getBatchItems(call), (fields, rejection, references) =>
      createChatMessage(call, {
        ...toRequest(fields),
        references,
        rejection: rejection ?? validateNumber(asObject(fields['user'])),
      }),
    ),
} satisfies Partial<Handlers>;

function toRequest(fields: JsonObject) {
  const sms = asObject(fields['smsFallback']);
  const text = asText(sms['text']);
  const content = withoutUndefined({
    ...asObject(fields['content']),
    fallbackText: text,
    sms:
      text === undefined ? undefined : withoutUndefined({ source: sms['source'], encoding: sms['encoding'] }),
  });
  const notification = { channel: 'LineNotification' };
  return {
    fields,
    type: 'notification',
    content,
    channels: text === undefined ? [notification] : [notification, { channel: 'SMS' }],
  };
}
