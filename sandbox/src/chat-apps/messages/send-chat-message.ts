import type { OperationOutput } from 'cpaas-8x8';

import { asObject, toText, asText, type JsonObject } from '../../engine/json';
import { getBatchItems, submitBatch, type Rejection } from '../../messages/message-batches';
import { cancelBatch, cancelMessage } from '../../messages/message-operations';
import { toInternationalNumber } from '../../numbers/phone-numbers';
import { badRequest } from '../../server/api-error';
import type { ApiCall, Handlers } from '../../server/operations/api-call';
import { validateTemplateMessage } from '../templates/validate-template-message';
import { validateChannels, chooseChannels } from './choose-channels';
import { createChatMessage } from './create-chat-message';

/** Sends chat messages, single or in batches, and cancels waiting ones. */
export const chatSendHandlers = {
  'chatApps.send': (call): OperationOutput<'chatApps.send'> => {
    const rejection = validateMessage(call, call.input);
    if (rejection) throw badRequest(rejection.code, rejection.reason);
    return createChatMessage(call, toRequest(call, call.input)).result;
  },
  'chatApps.sendBatch': (call): OperationOutput<'chatApps.sendBatch'> =>
    submitBatch(call, getBatchItems(call), (fields, rejection, references) =>
      createChatMessage(call, {
        ...toRequest(call, fields),
        references,
        rejection: rejection ?? validateMessage(call, fields),
      }),
    ),
  'chatApps.cancel': cancelMessage,
  'chatApps.cancelBatch': cancelBatch,
} satisfies Partial<Handlers>;

function toRequest(call: ApiCall, fields: JsonObject) {
  return {
    fields,
    type: asText(fields['type']) ?? 'text',
    content: asObject(fields['content']),
    channels: chooseChannels(call.subAccount, fields),
  };
}

/** Checks what a schema cannot: national numbers, channels of the subaccount, templates of the account. */
function validateMessage(call: ApiCall, fields: JsonObject): Rejection | undefined {
  return (
    validateNumber(asObject(fields['user'])) ??
    validateChannels(call.subAccount, chooseChannels(call.subAccount, fields)) ??
    (asText(fields['type'])?.toLowerCase() === 'template'
      ? validateTemplateMessage(call.context, asObject(fields['content']))
      : undefined)
  );
}

/** Checks that a phone number is valid in its country. The schema does not check national numbers. */
export function validateNumber({ msisdn, country }: JsonObject): Rejection | undefined {
  const number = asText(msisdn);
  if (number === undefined || toInternationalNumber(number, asText(country)) !== undefined) return undefined;
  return { code: 1002, reason: `user.msisdn is not a phone number of ${toText(country)}` };
}
