import type { SandboxContext } from '../../engine/context';
import { findFaults, statusOf, waitMs } from '../smpp-faults';
import { readMessage } from '../wire/bodies';
import { statuses } from '../wire/constants';
import { textField } from '../wire/fields';
import type { Pdu } from '../wire/pdu';
import { submitMessage } from './submit-message';

/** Where the answer to a request goes. */
export interface SubmitConnection {
  respond(request: Pdu, status: number, body?: Buffer): void;
  respondInPart(request: Pdu, body: Buffer): void;
  cut(): void;
}

interface SubmitHost {
  readonly context: SandboxContext;
  whenSent(umid: string): Promise<void>;
}

/** The longest wait for a receipt that has to come before the response. */
const receiptFirstMs = 10_000;

/**
 * Takes a message and answers, as the faults of a tester demand. The answer comes after the message is saved: what a client
 * knows of is not lost.
 *
 * @throws {MalformedPdu}
 */
export async function answerSubmit(
  host: SubmitHost,
  connection: SubmitConnection,
  request: Pdu,
): Promise<void> {
  const { context } = host;
  const { state } = context;
  const message = readMessage(request.body);
  const { slowMs, failure, rejectReason, isProcessed } = findFaults(context, 'smpp.submit', {
    source: message.source,
    destination: message.destination,
  });
  if (isProcessed && state.failure) {
    connection.respond(request, statuses.systemError);
    return;
  }
  const result = isProcessed ? submitMessage(context, message, rejectReason) : undefined;
  const receipt = failure?.kind === 'receiptFirst' && result ? host.whenSent(result.messageId) : undefined;
  try {
    await state.saved();
  } catch {
    connection.respond(request, statuses.systemError);
    return;
  }
  await waitMs(slowMs, context.closeSignal);
  if (receipt) await Promise.race([receipt, waitMs(receiptFirstMs, context.closeSignal)]);
  const body = result?.status === statuses.ok ? textField(result.messageId) : undefined;
  const failed = failure && statusOf(failure, statuses.submitFailed);
  if (failed !== undefined) connection.respond(request, failed);
  else if (failure?.kind === 'halfBody' && body) connection.respondInPart(request, body);
  else if (failure && failure.kind !== 'receiptFirst') {
    if (failure.kind === 'stall') await waitMs(failure.ms ?? 30_000, context.closeSignal);
    connection.cut();
  } else connection.respond(request, result?.status ?? statuses.systemError, body);
}
