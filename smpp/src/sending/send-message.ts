import type { SmsSendOutput } from 'cpaas-8x8';
import type { PreparedMessage } from './prepare-message';
import { PartialSendError, sendError, type SegmentOutcome } from './send-errors';
import type { SubmitLimits } from './submit';
import type { SubmitQueue, SubmitResult } from './submit-queue';

/** The result of `send`: that of `client.sms.send`, with the IDs of all segments. */
export interface SmppSendOutput extends SmsSendOutput {
  /** The ID of each segment, which its receipts have. `umid` is the first. */
  readonly umids: readonly string[];
}

/** What `sendMessage` needs of the client. */
export interface SendingContext {
  readonly queue: SubmitQueue;
  readonly limits: SubmitLimits;
  /** Why a message has to wait, as the end of a sentence. */
  readonly whyWaiting: () => string;
  /** Called for each segment as soon as 8x8 has accepted it: its receipt can come before the other segments are sent. */
  readonly onAccepted: (umid: string) => void;
}

/**
 * Sends the segments of a message. The first goes alone: if 8x8 refuses the number or the sender, it has nothing of the
 * message.
 *
 * @throws {EightByEightError} if 8x8 does not accept all of them.
 */
export async function sendMessage(
  message: PreparedMessage,
  { queue, limits, whyWaiting, onAccepted }: SendingContext,
): Promise<SmppSendOutput> {
  const submit = async (pdu: Buffer): Promise<SubmitResult> => {
    const end = await queue.submit(pdu, limits);
    if (end.kind === 'accepted') onAccepted(end.umid);
    return end;
  };
  const [firstPdu, ...otherPdus] = message.pdus;
  if (!firstPdu) throw new Error('A message has at least one segment.');
  const first = await submit(firstPdu);
  if (first.kind !== 'accepted') throw sendError(first, whyWaiting);
  const others = await Promise.all(otherPdus.map(submit));
  const umids = [first, ...others].flatMap((end) => (end.kind === 'accepted' ? [end.umid] : []));
  if (umids.length < message.pdus.length) throw new PartialSendError([first, ...others].map(segmentOutcome));
  const { destination, encoding, clientMessageId } = message;
  return {
    umid: first.umid,
    umids,
    destination,
    encoding,
    status: { code: 'QUEUED', description: '8x8 accepted the message over SMPP' },
    ...(clientMessageId === undefined ? {} : { clientMessageId }),
  };
}

function segmentOutcome(end: SubmitResult, index: number): SegmentOutcome {
  const number = index + 1;
  switch (end.kind) {
    case 'accepted':
      return { number, status: 'accepted', umid: end.umid };
    case 'refused':
      return { number, status: 'refused', commandStatus: end.commandStatus };
    case 'unanswered':
      return { number, status: 'unknown' };
    case 'not-written':
      return { number, status: 'not-sent' };
  }
}
