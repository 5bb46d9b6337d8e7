import type { OperationOutput } from 'cpaas-8x8';

import { objectOf, spelled, textOf, type JsonObject } from '../../engine/json';
import { invalid } from '../../server/api-error';
import { internationalNumber } from '../../numbers/phone-numbers';
import type { ApiCall, Handlers } from '../../server/operations/api-call';
import { batchItems, handInBatch, type Refusal } from '../../messages/message-batches';
import { cancelBatch, cancelMessage } from '../../messages/message-operations';
import { channelProblem, channelsOf } from './choose-channels';
import { takeChatMessage } from './create-chat-message';
import { templateProblem } from '../templates/validate-template-message';

/** Sending chat messages, one or many, and taking back what waits. */
export const chatSending = {
  'chatApps.send': (call): OperationOutput<'chatApps.send'> => {
    const refusal = problemOf(call, call.input);
    if (refusal) throw invalid(refusal.code, refusal.reason);
    return takeChatMessage(call, handedIn(call, call.input)).result;
  },
  'chatApps.sendBatch': (call): OperationOutput<'chatApps.sendBatch'> =>
    handInBatch(call, batchItems(call), (fields, refusal, references) =>
      takeChatMessage(call, {
        ...handedIn(call, fields),
        references,
        refusal: refusal ?? problemOf(call, fields),
      }),
    ),
  'chatApps.cancel': cancelMessage,
  'chatApps.cancelBatch': cancelBatch,
} satisfies Partial<Handlers>;

function handedIn(call: ApiCall, fields: JsonObject) {
  return {
    fields,
    type: textOf(fields['type']) ?? 'text',
    content: objectOf(fields['content']),
    channels: channelsOf(call.subAccount, fields),
  };
}

/** What no schema can tell: numbers of a country, channels of the subaccount, templates of the account. */
function problemOf(call: ApiCall, fields: JsonObject): Refusal | undefined {
  return (
    numberProblem(objectOf(fields['user'])) ??
    channelProblem(call.subAccount, channelsOf(call.subAccount, fields)) ??
    (textOf(fields['type'])?.toLowerCase() === 'template'
      ? templateProblem(call.world, objectOf(fields['content']))
      : undefined)
  );
}

/** @see issue-codes.ts for numbers that are wrong whatever the country. */
export function numberProblem({ msisdn, country }: JsonObject): Refusal | undefined {
  const number = textOf(msisdn);
  if (number === undefined || internationalNumber(number, textOf(country)) !== undefined) return undefined;
  return { code: 3003, reason: `user.msisdn is not a phone number of ${spelled(country)}` };
}
