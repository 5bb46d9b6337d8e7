import { spelled, textOf, type JsonObject } from '../json';
import { invalid } from '../server/problem';
import { internationalNumber } from '../numbers/phone-numbers';
import type { ApiCall, Behaviour } from './api-call';
import { batchItems, handInBatch } from './batches';
import { takeSms } from './sms-message';

/** Sending SMS, one or many. */
export const smsSending: Readonly<Record<string, Behaviour>> = {
  'sms.send': (call) => {
    checkDestination(call.input);
    return takeSms(call, { fields: call.input, text: textOf(call.input['text']) ?? '' }).result;
  },
  'sms.sendBatch': (call) =>
    handInBatch(call, messagesOf(call), (fields, refusal, references) =>
      takeSms(call, { fields, text: textOf(fields['text']) ?? '', references, refusal }),
    ),
};

/** A national number can be wrong in ways that only its country tells. @throws {Problem} 400 with code 1002. */
export function checkDestination({ destination, country }: JsonObject): void {
  if (internationalNumber(textOf(destination) ?? '', textOf(country)) !== undefined) return;
  throw invalid(1002, `destination is not a phone number of ${spelled(country)}`);
}

/** When a caller gives both, 8x8 takes the messages and drops the destinations. */
function messagesOf(call: ApiCall): readonly unknown[] {
  const { destinations } = call.input;
  const messages = batchItems(call);
  if (messages.length > 0 || !Array.isArray(destinations)) return messages;
  return destinations.map((destination: unknown) => ({ destination }));
}
