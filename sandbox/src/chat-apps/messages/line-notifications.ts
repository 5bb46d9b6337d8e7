import type { OperationOutput } from 'cpaas-8x8';

import { defined, objectOf, textOf, type JsonObject } from '../../engine/json';
import { invalid } from '../../server/api-error';
import type { Handlers } from '../../server/operations/api-call';
import { batchItems, handInBatch } from '../../messages/message-batches';
import { takeChatMessage } from './create-chat-message';
import { numberProblem } from './send-chat-message';

/** LINE Official Notifications: by phone number, with an SMS in their place where they cannot be delivered. */
export const lineNotifications = {
  'chatApps.sendLineNotification': (call): OperationOutput<'chatApps.sendLineNotification'> => {
    const problem = numberProblem(call.input.user);
    if (problem) throw invalid(problem.code, problem.reason);
    return takeChatMessage(call, handedIn(call.input)).result;
  },
  'chatApps.sendLineNotificationBatch': (call): OperationOutput<'chatApps.sendLineNotificationBatch'> =>
    handInBatch(call, batchItems(call), (fields, refusal, references) =>
      takeChatMessage(call, {
        ...handedIn(fields),
        references,
        refusal: refusal ?? numberProblem(objectOf(fields['user'])),
      }),
    ),
} satisfies Partial<Handlers>;

function handedIn(fields: JsonObject) {
  const sms = objectOf(fields['smsFallback']);
  const text = textOf(sms['text']);
  const content = defined({
    ...objectOf(fields['content']),
    fallbackText: text,
    sms: text === undefined ? undefined : defined({ source: sms['source'], encoding: sms['encoding'] }),
  });
  const notification = { channel: 'LineNotification' };
  return {
    fields,
    type: 'notification',
    content,
    channels: text === undefined ? [notification] : [notification, { channel: 'SMS' }],
  };
}
