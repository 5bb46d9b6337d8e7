import {
  MAX_SMS_SEGMENTS,
  smsSegments,
  type SmsSegments,
  type SmsSendOutput,
  type SmsEncoding,
} from 'cpaas-8x8';

import { accountRecord, subAccountTable } from '../engine/account';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { getSettings } from '../engine/current-settings';
import { nextUuid } from '../engine/ids';
import { withoutUndefined, asText, type JsonObject } from '../engine/json';
import { isRejectedNumber } from '../messages/lifecycle/magic-numbers';
import { submitMessage } from '../messages/lifecycle/progress';
import type { Message, MessageStatus, Price, SmppSubmission, SurveyLink } from '../messages/message';
import type { BatchReferences, Rejection } from '../messages/message-batches';
import { findCountry } from '../numbers/dialling-codes';
import { toInternationalNumber, stripPlus } from '../numbers/phone-numbers';
import { roundAmount, pricePerSms } from '../numbers/price-list';
import { findFaultReason, requireSubAccountId, type MessageCall } from '../server/operations/api-call';
import { smsProduct } from './sms-product';

interface SmsRequest {
  /** The fields of a rejected message are unchecked and can have any type. */
  readonly fields: JsonObject;
  readonly text: string;
  /** The IP address that the batch sets for all its messages. */
  readonly clientIp?: string | undefined;
  readonly references?: BatchReferences;
  readonly survey?: SurveyLink;
  readonly verification?: string;
  /** The ID that the message has already. Default: a new one. */
  readonly umid?: string;
  /** In how many parts the client sent it over SMPP. Default: as many as the text needs. */
  readonly segments?: number;
  readonly smpp?: SmppSubmission;
  /** Why the message of a batch is rejected. A single message would get HTTP 400. */
  readonly rejection?: Rejection | undefined;
}

export interface CreatedSms {
  readonly accepted: boolean;
  /** The result in 8x8's response. */
  readonly result: SmsSendOutput;
}

const defaultSender = 'ExampleCo';

/** The call of an SMS without a request to the API: it comes over SMPP, or the sandbox sends it itself. */
export function callWithoutRequest(context: SandboxContext, rejectReason?: string): MessageCall {
  const { state } = context;
  const subAccount = state.table(subAccountTable).get(state.record(accountRecord).subAccountIds.sms);
  return { context, subAccount, rejectReason, recordedUmids: [] };
}

/**
 * Creates an SMS, accepted or rejected, and stores it in both cases. Used for single messages, batches, surveys and
 * one-time codes.
 */
export function createSms(call: MessageCall, sms: SmsRequest): CreatedSms {
  const { context } = call;
  const { fields, text, references = {} } = sms;
  const destination = asText(fields['destination']) ?? '';
  const number = toInternationalNumber(destination, asText(fields['country']));
  const name = asText(fields['encoding'])?.toUpperCase();
  const encoding = name === 'GSM7' || name === 'UCS2' ? name : 'AUTO';
  const counted = smsSegments(text, { encoding });
  const segments = { ...counted, segments: sms.segments ?? counted.segments };
  const price = calculatePrice(context, number ?? destination, segments);
  const rejectReason =
    sms.rejection?.reason ??
    findFaultReason(call, number) ??
    findRejectReason(context, number, segments, price);
  const message: Message = withoutUndefined({
    umid: sms.umid ?? nextUuid(context.state, 'umid'),
    product: 'sms' as const,
    direction: 'outbound' as const,
    subAccountId: requireSubAccountId(call),
    createdAt: new Date(context.clock.now()).toISOString(),
    channel: 'sms',
    type: 'Text',
    from: asText(fields['source']) ?? defaultSender,
    to: number ?? destination,
    customer: number ?? destination,
    text: truncateText(text, segments.encoding),
    status: initialStatus(context, rejectReason),
    history: [],
    steps: [],
    channels: [{ channel: 'SMS' }],
    country: findCountry(number ?? ''),
    encoding: segments.encoding,
    smsCount: Math.min(segments.segments, MAX_SMS_SEGMENTS),
    price: rejectReason === undefined ? price : undefined,
    clientMessageId: asText(fields['clientMessageId']) ?? createClientMessageId(references, destination),
    ...references,
    scheduled: asText(fields['scheduled']),
    expiry: asText(fields['expiry']),
    dlrCallbackUrl: asText(fields['dlrCallbackUrl']),
    clientIp: asText(fields['clientIp']) ?? asText(sms.clientIp),
    track: asText(fields['track']),
    survey: sms.survey,
    verification: sms.verification,
    smpp: sms.smpp,
  });
  submitMessage(call, smsProduct, message);
  return {
    accepted: rejectReason === undefined,
    result: toSendOutput(message, segments, destination, rejectReason),
  };
}

/** 8x8 returns the number without its plus, but repeats a rejected number unchanged. */
function toSendOutput(
  { umid, to, clientMessageId }: Message,
  { encoding }: SmsSegments,
  destination: string,
  rejectReason: string | undefined,
): SmsSendOutput {
  return withoutUndefined<SmsSendOutput>({
    umid,
    destination: rejectReason === undefined ? stripPlus(to) : destination,
    status:
      rejectReason === undefined
        ? { code: 'QUEUED', description: 'The SMS was accepted and will be sent' }
        : { code: 'REJECTED', description: rejectReason },
    encoding,
    clientMessageId,
  });
}

function initialStatus(context: SandboxContext, rejectReason: string | undefined): MessageStatus {
  const now = currentTimestamp(context);
  return rejectReason === undefined
    ? { state: 'queued', timestamp: now }
    : { state: 'rejected', errorMessage: rejectReason, timestamp: now };
}

/** Rejects well-formed messages: HTTP 200 with REJECTED. */
function findRejectReason(
  { state }: SandboxContext,
  number: string | undefined,
  { overLimit }: SmsSegments,
  price: Price,
): string | undefined {
  const { balance } = state.record(accountRecord);
  if (number === undefined) return 'The destination is not a valid phone number';
  if (overLimit && getSettings(state).longTexts === 'reject') return 'The text has more than ten segments';
  if (isRejectedNumber(number)) return 'The destination is blacklisted';
  return balance !== null && balance < price.total ? 'The balance of the account is too low' : undefined;
}

function calculatePrice({ state }: SandboxContext, number: string, { segments }: SmsSegments): Price {
  const perSms = pricePerSms(number);
  const smsCount = Math.min(segments, MAX_SMS_SEGMENTS);
  return { total: roundAmount(perSms * smsCount), perSms, currency: state.record(accountRecord).currency };
}

/** In a batch with a `clientBatchId`, 8x8 derives the ID of each message from it and the number. */
function createClientMessageId({ clientBatchId }: BatchReferences, destination: string): string | undefined {
  return clientBatchId === undefined ? undefined : `${clientBatchId}/${stripPlus(destination)}`;
}

/** Cuts the text to ten segments, as described on 8x8's page on sending. */
function truncateText(text: string, encoding: SmsEncoding): string {
  const fits = (length: number): boolean =>
    smsSegments(text.slice(0, length), { encoding }).segments <= MAX_SMS_SEGMENTS;
  if (fits(text.length)) return text;
  let [maxFitting, minTooLong] = [0, text.length];
  while (minTooLong - maxFitting > 1) {
    const middle = (maxFitting + minTooLong) >> 1;
    if (fits(middle)) maxFitting = middle;
    else minTooLong = middle;
  }
  return text.slice(0, maxFitting);
}
