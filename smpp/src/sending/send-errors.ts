import { EightByEightError, RejectedError, TransportError } from 'cpaas-8x8';
import { operations } from '../bind/bind-settings';
import { commandStatus, statusCodes } from '../protocol/command-status';
import type { SubmitResult } from './submit-queue';

/** 8x8's answer to a message that it refused: the `result` of a `RejectedError`. */
export interface SmppRejection {
  /** The `command_status`, such as 0x0B. */
  readonly commandStatus: number;
  /** Its name in SMPP 3.4, such as `ESME_RINVDSTADR`. */
  readonly name: string;
}

/** What became of one segment of a message. */
export interface SegmentOutcome {
  /** From 1. */
  readonly number: number;
  readonly status: 'accepted' | 'refused' | 'unknown' | 'not-sent';
  /** Its ID, if it was accepted. */
  readonly umid?: string;
  /** Why it was refused. */
  readonly commandStatus?: number;
}

/** 8x8 has some segments of a message, and not all. The recipient may see a part of the text, or nothing. */
export class PartialSendError extends EightByEightError {
  override readonly name = 'PartialSendError';
  readonly kind = 'transport';
  readonly outcome = 'unknown';

  constructor(
    /** What became of each segment. */
    readonly segments: readonly SegmentOutcome[],
  ) {
    const accepted = segments.filter(({ status }) => status === 'accepted').length;
    super(
      operations.send,
      `${operations.send} sent only a part: 8x8 accepted ${accepted} of ${segments.length} segments`,
      'Phones may show an incomplete text. Wait for the receipts before you send the whole message again.',
    );
  }
}

const unknownAdvice =
  '8x8 may have the message: wait for its receipt, or look it up in the message log, before you send it again.';

const unansweredReasons = {
  reset: 'the connection ended before the answer came',
  timeout: 'no answer came in time',
  aborted: 'the caller aborted it before the answer came',
} as const;

type FailedSubmit = Exclude<SubmitResult, { readonly kind: 'accepted' }>;

/**
 * The error of a message that 8x8 did not accept.
 *
 * @param whyWaiting why a message had to wait, as the end of a sentence.
 */
export function sendError(end: FailedSubmit, whyWaiting: () => string): EightByEightError {
  switch (end.kind) {
    case 'refused':
      return rejectedError(end.commandStatus);
    case 'unanswered':
      return transportError(
        end.reason,
        'unknown',
        unansweredReasons[end.reason],
        unknownAdvice,
        end.attempts,
      );
    case 'not-written':
      return notSentError(end.reason, end.attempts, whyWaiting);
  }
}

function rejectedError(status: number): RejectedError<SmppRejection> {
  const { name, meaning, advice } = commandStatus(status);
  const rejection = { commandStatus: status, name };
  return new RejectedError(operations.send, `${meaning} (${name})`, advice, status, rejection);
}

/** The error of a message that was never written. */
export function notSentError(
  reason: (FailedSubmit & { readonly kind: 'not-written' })['reason'],
  attempts: number,
  whyWaiting: () => string,
): TransportError {
  switch (reason) {
    case 'aborted':
      return transportError(
        reason,
        'not-sent',
        'the caller aborted it before it was sent',
        'Nothing was sent.',
        attempts,
      );
    case 'reset':
      return transportError(
        reason,
        'not-sent',
        'the client was closed before it was sent',
        'Nothing was sent. Send it with another client.',
        attempts,
      );
    default:
      return transportError(
        reason,
        'not-sent',
        whyWaiting(),
        'Nothing was sent. Send it again, with a longer deadlineMs or fewer messages at a time.',
        attempts,
      );
  }
}

export function transportError(
  reason: TransportError['reason'],
  outcome: 'not-sent' | 'unknown',
  what: string,
  advice: string,
  attempts: number,
): TransportError {
  return new TransportError(
    operations.send,
    reason,
    outcome,
    `${operations.send} failed: ${what}`,
    advice,
    attempts,
  );
}

/** The answers that concern the account or its rate, and so the next message too. */
const accountStatuses: readonly number[] = [
  statusCodes.invalidBindStatus,
  statusCodes.invalidPassword,
  statusCodes.invalidSystemId,
  statusCodes.bindFailed,
  statusCodes.queueFull,
  statusCodes.throttled,
];

/** Whether the next message would fail for the same reason. */
export function concernsAccount(error: EightByEightError): boolean {
  if (error instanceof TransportError) return error.outcome === 'not-sent';
  return error instanceof RejectedError && error.code !== undefined && accountStatuses.includes(error.code);
}
