import {
  MAX_SMS_SEGMENTS,
  smsSegments,
  type SmsSegments,
  type SmsSendOutput,
  type SmsEncoding,
} from 'cpaas-8x8';
import { isRefusedNumber } from '../messages/lifecycle/magic-numbers';
import { defined, textOf, type JsonObject } from '../engine/json';
import { customerOf } from '../messages/customers';
import { countryOf } from '../numbers/dialling-codes';
import { nextUuid } from '../engine/ids';
import type { Message, MessageStatus, Price, SurveyLink } from '../messages/message';
import { internationalNumber, withoutPlus } from '../numbers/phone-numbers';
import { money, pricePerSms } from '../numbers/price-list';
import { timestamp, type World } from '../engine/context';
import { subAccountIdOf, type ApiCall } from '../server/operations/api-call';
import type { BatchReferences, Refusal } from '../messages/message-batches';
import { enterMessage } from '../messages/lifecycle/progress';

/** An SMS that was handed in. */
interface HandedInSms {
  /** Those of a message that is refused may be anything. */
  readonly fields: JsonObject;
  readonly text: string;
  /** The one that the request gives for all messages of a batch. */
  readonly clientIp?: string | undefined;
  readonly references?: BatchReferences;
  readonly survey?: SurveyLink;
  readonly verification?: string;
  /** What is wrong with it, when it is one of a batch: alone it would have been answered with HTTP 400. */
  readonly refusal?: Refusal | undefined;
}

export interface TakenSms {
  readonly accepted: boolean;
  /** What 8x8 answers for it. */
  readonly result: SmsSendOutput;
}

const defaultSender = 'ExampleCo';

/** Takes an SMS, or rejects it, and writes it into the books either way. */
export function takeSms(call: ApiCall, sms: HandedInSms): TakenSms {
  const { world } = call;
  const { fields, text, references = {} } = sms;
  const given = textOf(fields['destination']) ?? '';
  const number = internationalNumber(given, textOf(fields['country']));
  const encoding =
    fields['encoding'] === 'GSM7' || fields['encoding'] === 'UCS2' ? fields['encoding'] : 'AUTO';
  const segments = smsSegments(text, { encoding });
  const price = priceOf(world, number ?? given, segments);
  const reason = sms.refusal?.reason ?? call.rejection ?? reasonToReject(world, number, segments, price);
  const message: Message = defined({
    umid: nextUuid(world.state, 'umid'),
    product: 'sms' as const,
    direction: 'outbound' as const,
    subAccountId: subAccountIdOf(call),
    createdAt: new Date(world.time.now()).toISOString(),
    channel: 'sms',
    type: 'Text',
    from: textOf(fields['source']) ?? defaultSender,
    to: number ?? given,
    customer: number === undefined ? given : customerOf(world.state, { msisdn: number }).key,
    text: truncated(text, segments.encoding),
    status: statusOf(world, reason),
    history: [],
    steps: [],
    channels: [{ channel: 'SMS' }],
    country: countryOf(number ?? ''),
    encoding: segments.encoding,
    smsCount: Math.min(segments.segments, MAX_SMS_SEGMENTS),
    price: reason === undefined ? price : undefined,
    clientMessageId: textOf(fields['clientMessageId']) ?? madeUpReference(references, given),
    ...references,
    scheduled: textOf(fields['scheduled']),
    expiry: textOf(fields['expiry']),
    dlrCallbackUrl: textOf(fields['dlrCallbackUrl']),
    clientIp: textOf(fields['clientIp']) ?? textOf(sms.clientIp),
    track: textOf(fields['track']),
    survey: sms.survey,
    verification: sms.verification,
  });
  enterMessage(call, message);
  return { accepted: reason === undefined, result: resultOf(message, segments, given, reason) };
}

/** 8x8 repeats the number without its plus, and one it cannot take just as it came. */
function resultOf(
  { umid, to, clientMessageId }: Message,
  { encoding }: SmsSegments,
  given: string,
  reason: string | undefined,
): SmsSendOutput {
  return defined<SmsSendOutput>({
    umid,
    destination: reason === undefined ? withoutPlus(to) : given,
    status:
      reason === undefined
        ? { code: 'QUEUED', description: 'The SMS was accepted and will be sent' }
        : { code: 'REJECTED', description: reason },
    encoding,
    clientMessageId,
  });
}

function statusOf(world: World, reason: string | undefined): MessageStatus {
  const now = timestamp(world);
  return reason === undefined
    ? { state: 'queued', timestamp: now }
    : { state: 'rejected', errorMessage: reason, timestamp: now };
}

/** What is well formed and yet refused: HTTP 200 with REJECTED. */
function reasonToReject(
  { state }: World,
  number: string | undefined,
  { overLimit }: SmsSegments,
  price: Price,
): string | undefined {
  const { balance } = state.account;
  if (number === undefined) return 'The destination is not a phone number of its country';
  if (overLimit && state.settings.longTexts === 'reject') return 'The text makes more than ten parts';
  if (isRefusedNumber(number)) return 'The destination is on the list of those that get no messages';
  return balance !== null && balance < price.total
    ? 'The balance of the account does not suffice'
    : undefined;
}

function priceOf({ state }: World, number: string, { segments }: SmsSegments): Price {
  const perSms = pricePerSms(number);
  const smsCount = Math.min(segments, MAX_SMS_SEGMENTS);
  return { total: money(perSms * smsCount), perSms, currency: state.account.currency };
}

/** In a batch with a reference of its own, 8x8 makes one for each message of it and the number. */
function madeUpReference({ clientBatchId }: BatchReferences, destination: string): string | undefined {
  return clientBatchId === undefined ? undefined : `${clientBatchId}/${withoutPlus(destination)}`;
}

/** The text cut to ten parts, as 8x8's page on sending says that it does. */
function truncated(text: string, encoding: SmsEncoding): string {
  const fits = (length: number): boolean =>
    smsSegments(text.slice(0, length), { encoding }).segments <= MAX_SMS_SEGMENTS;
  if (fits(text.length)) return text;
  let [longestFitting, shortestTooLong] = [0, text.length];
  while (shortestTooLong - longestFitting > 1) {
    const middle = (longestFitting + shortestTooLong) >> 1;
    if (fits(middle)) longestFitting = middle;
    else shortestTooLong = middle;
  }
  return text.slice(0, longestFitting);
}
