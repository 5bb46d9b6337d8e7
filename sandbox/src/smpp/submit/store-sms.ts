import type { SandboxContext } from '../../engine/context';
import { withoutUndefined } from '../../engine/json';
import type { SmppPart, SmppSubmission } from '../../messages/message';
import { callWithoutRequest, createSms } from '../../sms/create-sms';
import type { PartPlace } from '../wire/long-messages';

/** An SMS that came over SMPP, complete. */
export interface SubmittedSms {
  /** `+` and digits. */
  readonly destination: string;
  readonly source?: string;
  readonly text: string;
  /** Set when the client chose UCS-2, which the text alone need not need. */
  readonly encoding?: 'UCS2';
  readonly scheduled?: string;
  readonly expiry?: string;
  readonly smpp: Omit<SmppSubmission, 'parts'>;
  /** The requests that brought it, in the order in which they came. */
  readonly parts: readonly SmppPart[];
}

/** What one request brought: a whole SMS, or a part of one. */
export interface SubmittedPart extends Omit<SubmittedSms, 'parts'> {
  readonly part: SmppPart;
  /** Absent if it is whole. */
  readonly place: PartPlace | undefined;
}

/**
 * Stores the SMS, and starts its delivery, with the checks, prices and statuses of one that comes over REST. Returns
 * whether it was accepted.
 *
 * @param rejectReason Why a fault rejects the message.
 */
export function storeSms(context: SandboxContext, sms: SubmittedSms, rejectReason?: string): boolean {
  const { destination, source, text, encoding, scheduled, expiry, parts, smpp } = sms;
  const [first] = parts;
  const { accepted } = createSms(callWithoutRequest(context, rejectReason), {
    fields: withoutUndefined({ destination, source, encoding, scheduled, expiry }),
    text,
    ...(first ? { umid: first.umid } : {}),
    ...(parts.length > 1 ? { segments: parts.length } : {}),
    smpp: { ...smpp, parts },
  });
  return accepted;
}
