import {
  catalogue,
  compileCheck,
  compileCleanNumbers,
  encodeGsm7,
  entryById,
  splitSms,
  smsEncoding,
  ValidationError,
  type CatalogueEntry,
  type Issue,
  type SmsEncoding,
  type SmsSendInput,
} from 'cpaas-8x8';
import { operations } from '../bind/bind-settings';
import { destinationAddress, sourceAddress } from '../protocol/addresses';
import { esmClass } from '../protocol/commands';
import { encodeSubmitSm, type Submission } from '../protocol/encode';
import { dataCodings, encodeUcs2 } from '../protocol/text-coding';
import { toSmppTime } from '../protocol/times';
import { partHeader } from '../protocol/user-data';
import { unsupportedFieldIssues, type SmppSendInput } from './unsupported-fields';

/** How a text of several segments travels: in several requests, or in one that 8x8 splits. */
export type LongMessages = 'udh' | 'payload';

/** A message that is ready to be sent. */
export interface PreparedMessage {
  readonly destination: string;
  readonly encoding: SmsEncoding;
  readonly clientMessageId: string | undefined;
  /** One `submit_sm` for each segment, or one for all. */
  readonly pdus: readonly Buffer[];
}

/** What `prepareMessage` found. */
export interface Preparation {
  readonly message: PreparedMessage;
  /** Probable mistakes. The message is sent all the same. */
  readonly warnings: readonly Issue[];
}

export interface PreparationOptions {
  readonly longMessages: LongMessages;
  /** Whether 8x8 sends delivery receipts. */
  readonly receipts: boolean;
}

/** The longest text of several segments that a user data header can number. */
const mostParts = 255;

function entryOfSend(): CatalogueEntry {
  const entry = entryById(catalogue, operations.send);
  if (!entry) throw new Error(`The catalogue of cpaas-8x8 has no ${operations.send}.`);
  return entry;
}

/** The entry of the operation in the catalogue, which REST and SMPP share. */
export const sendEntry = entryOfSend();

const check = compileCheck(sendEntry.operation.input);
const cleanNumbers = compileCleanNumbers(sendEntry.operation.input) ?? ((input: unknown) => input);

/** References of long messages. Phones tell two messages of one sender apart by them. */
let lastReference = Math.floor(Math.random() * 256);

/** @throws {ValidationError} if the input is not valid, or SMPP cannot carry one of its fields. */
export function prepareMessage(rawInput: unknown, options: PreparationOptions): Preparation {
  const input = cleanNumbers(rawInput);
  const { issues, warnings } = check(input, Date.now());
  if (issues.length) throw new ValidationError(operations.send, issues);
  const valid = input as SmsSendInput;
  const unsupported = unsupportedFieldIssues(valid);
  if (unsupported.length) throw new ValidationError(operations.send, unsupported);
  const { destination, text, source, clientMessageId } = valid;
  const encoding = encodingOf(valid);
  const fields: Fields = {
    source: sourceAddress(source),
    destination: destinationAddress(destination),
    scheduleDeliveryTime: smppTime(valid.scheduled),
    validityPeriod: smppTime(valid.expiry),
    registeredDelivery: options.receipts ? 1 : 0,
    dataCoding: encoding === 'GSM7' ? dataCodings.gsm7 : dataCodings.ucs2,
  };
  const pdus = encodeText(text, encoding, fields, options.longMessages);
  return { message: { destination, encoding, clientMessageId, pdus }, warnings };
}

type Fields = Omit<Submission, 'esmClass' | 'message' | 'isPayload'>;

function encodingOf({ encoding, text }: SmppSendInput): SmsEncoding {
  return isEncoding(encoding) ? encoding : smsEncoding(text);
}

const isEncoding = (value: unknown): value is SmsEncoding => value === 'GSM7' || value === 'UCS2';

const smppTime = (time: string | Date | null | undefined): string => (time ? toSmppTime(new Date(time)) : '');

function encodeText(
  text: string,
  encoding: SmsEncoding,
  fields: Fields,
  longMessages: LongMessages,
): readonly Buffer[] {
  const encode = encoding === 'GSM7' ? encodeGsm7 : encodeUcs2;
  const parts = splitSms(text, { encoding });
  if (parts.length === 1 || longMessages === 'payload') {
    const isPayload = parts.length > 1;
    return [encodeSubmitSm({ ...fields, esmClass: 0, message: encode(text), isPayload })];
  }
  assertPartCount(parts.length);
  const reference = (lastReference = (lastReference + 1) & 0xff);
  return parts.map((part, index) => {
    const header = partHeader({ reference, total: parts.length, number: index + 1 });
    const message = Buffer.concat([header, encode(part)]);
    return encodeSubmitSm({ ...fields, esmClass: esmClass.userDataHeader, message, isPayload: false });
  });
}

function assertPartCount(count: number): void {
  if (count <= mostParts) return;
  const advice = `A text has at most ${mostParts} parts over SMPP, and 8x8 takes ten. Shorten it.`;
  throw new ValidationError(operations.send, [
    { path: 'text', rule: 'sms-text', message: `takes ${count} parts`, advice },
  ]);
}
