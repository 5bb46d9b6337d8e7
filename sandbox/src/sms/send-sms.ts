import type { OperationInput, OperationOutput } from 'cpaas-8x8';

import { spelled, textOf } from '../engine/json';
import { invalid } from '../server/api-error';
import { internationalNumber } from '../numbers/phone-numbers';
import type { ApiCall, Handlers, Received } from '../server/operations/api-call';
import { batchItems, handInBatch } from '../messages/message-batches';
import { takeSms } from './create-sms';

/** Sending SMS, one or many. */
export const smsSending = {
  'sms.send': (call): OperationOutput<'sms.send'> => {
    checkDestination(call.input);
    return takeSms(call, { fields: call.input, text: call.input.text }).result;
  },
  'sms.sendBatch': (call): OperationOutput<'sms.sendBatch'> =>
    handInBatch(call, messagesOf(call), (fields, refusal, references) =>
      takeSms(call, {
        fields,
        text: textOf(fields['text']) ?? '',
        clientIp: call.input.clientIp,
        references,
        refusal,
      }),
    ),
} satisfies Partial<Handlers>;

/** A national number can be wrong in ways that only its country tells. @throws {Problem} 400 with code 1002. */
export function checkDestination({
  destination,
  country,
}: Received<Pick<OperationInput<'sms.send'>, 'destination' | 'country'>>): void {
  if (internationalNumber(destination, country) !== undefined) return;
  throw invalid(1002, `destination is not a phone number of ${spelled(country)}`);
}

/** When a caller gives both, 8x8 takes the messages and drops the destinations. */
function messagesOf(call: ApiCall<OperationInput<'sms.sendBatch'>>): readonly unknown[] {
  const { destinations } = call.input;
  const messages = batchItems(call);
  if (messages.length > 0 || destinations === undefined) return messages;
  return destinations.map((destination) => ({ destination }));
}
