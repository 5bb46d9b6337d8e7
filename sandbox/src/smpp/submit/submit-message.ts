import type { SandboxContext } from '../../engine/context';
import { nextUuid } from '../../engine/ids';
import { toInternationalNumber } from '../../numbers/phone-numbers';
import { isRejectedNumber } from '../../messages/lifecycle/magic-numbers';
import { dataCodings, decodeText } from '../wire/text-coding';
import type { MessageBody } from '../wire/bodies';
import { statuses, tags } from '../wire/constants';
import { readContent } from '../wire/long-messages';
import { parseTime } from '../wire/times';
import { addPart } from './long-message-parts';
import { storeSms, type SubmittedPart } from './store-sms';

/** What `submit_sm_resp` says. */
export interface SubmitResult {
  readonly status: number;
  /** The UMID of an accepted message, or of the accepted part of a long one. */
  readonly messageId: string;
}

const maxTon = 6;
const maxNpi = 18;

/**
 * Takes a `submit_sm`: an ordinary SMS, or a part of a long one, which becomes one SMS when all its parts are there.
 *
 * @param rejectReason Why a fault rejects the message.
 * @throws {MalformedPdu} when the user data header is broken.
 */
export function submitMessage(
  context: SandboxContext,
  body: MessageBody,
  rejectReason?: string,
): SubmitResult {
  const sms = readSms(context, body);
  if (typeof sms === 'number') return refuse(sms);
  const { place } = sms;
  if (rejectReason === undefined && !isRejectedNumber(sms.destination) && place) {
    addPart(context, sms, place);
    return { status: statuses.ok, messageId: sms.part.umid };
  }
  const isAccepted = storeSms(context, { ...sms, parts: [sms.part] }, rejectReason);
  if (isAccepted) return { status: statuses.ok, messageId: sms.part.umid };
  const isAboutNumber = rejectReason === undefined && isRejectedNumber(sms.destination);
  return refuse(isAboutNumber ? statuses.invalidDestination : statuses.submitFailed);
}

const refuse = (status: number): SubmitResult => ({ status, messageId: '' });

/** Reads the message, or returns the status of the refusal. */
function readSms(context: SandboxContext, body: MessageBody): SubmittedPart | number {
  const { destinationTon, destinationNpi, sourceTon, sourceNpi, dataCoding, registeredDelivery } = body;
  // A national number has no country here: 8x8's page names no TON, so only complete numbers are taken.
  if (destinationTon > 1 || destinationNpi > maxNpi) return statuses.invalidDestinationTon;
  if (sourceTon > maxTon || sourceNpi > maxNpi) return statuses.invalidSource;
  const destination = toInternationalNumber(body.destination);
  if (destination === undefined) return statuses.invalidDestination;
  const now = context.clock.now();
  const scheduled = readTime(body.scheduleDeliveryTime, now);
  if (Number.isNaN(scheduled)) return statuses.invalidSchedule;
  const expiry = readTime(body.validityPeriod, now);
  if (Number.isNaN(expiry)) return statuses.invalidValidity;
  const { bytes, place } = readContent(body);
  const text = decodeText(dataCoding, bytes);
  if (text === undefined) return statuses.submitFailed;
  if (text === '' || (body.shortMessage.length > 0 && body.tlvs.has(tags.messagePayload)))
    return statuses.invalidMessageLength;
  return {
    destination,
    text,
    ...(body.source === '' ? {} : { source: body.source }),
    ...(dataCoding === dataCodings.ucs2 ? { encoding: 'UCS2' as const } : {}),
    ...(scheduled === undefined ? {} : { scheduled: new Date(scheduled).toISOString() }),
    ...(expiry === undefined ? {} : { expiry: new Date(expiry).toISOString() }),
    smpp: { dataCoding, sourceTon, sourceNpi, destinationTon, destinationNpi },
    part: { umid: nextUuid(context.state, 'umid'), part: place?.part ?? 1, registeredDelivery },
    place,
  };
}

const readTime = (text: string, now: number): number | undefined =>
  text === '' ? undefined : parseTime(text, now);
