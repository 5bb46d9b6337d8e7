import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { toText, asText } from '../engine/json';
import { getBatchItems, submitBatch } from '../messages/message-batches';
import { toInternationalNumber } from '../numbers/phone-numbers';
import { badRequest } from '../server/api-error';
import type { ApiCall, Handlers, Received } from '../server/operations/api-call';
import { createSms } from './create-sms';

/** Sends SMS, single or in batches. */
export const smsSendHandlers = {
  'sms.send': (call): OperationOutput<'sms.send'> => {
    assertValidDestination(call.input);
    return createSms(call, { fields: call.input, text: call.input.text }).result;
  },
  'sms.sendBatch': (call): OperationOutput<'sms.sendBatch'> =>
    submitBatch(call, getMessages(call), (fields, rejection, references) =>
      createSms(call, {
        fields,
        text: asText(fields['text']) ?? '',
        clientIp: call.input.clientIp,
        references,
        rejection,
      }),
    ),
} satisfies Partial<Handlers>;

/** Only the country tells whether a national number is valid. @throws {ApiError} 400 with code 1002. */
export function assertValidDestination({
  destination,
  country,
}: Received<Pick<OperationInput<'sms.send'>, 'destination' | 'country'>>): void {
  if (toInternationalNumber(destination, country) !== undefined) return;
  throw badRequest(1002, `destination is not a phone number of ${toText(country)}`);
}

/** When a request has both lists, 8x8 uses the messages and ignores the destinations. */
function getMessages(call: ApiCall<OperationInput<'sms.sendBatch'>>): readonly unknown[] {
  const { destinations } = call.input;
  const messages = getBatchItems(call);
  if (messages.length > 0 || destinations === undefined) return messages;
  return destinations.map((destination) => ({ destination }));
}
