import { getChannelCapabilities } from '../../chat-apps/messages/channel-capabilities';
import { chatReceiptPayload } from '../../chat-apps/webhook-payloads/chat-receipt';
import { emitWebhook } from '../../delivery/emit-webhook';
import { scheduleTask, currentTimestamp, type SandboxContext } from '../../engine/context';
import { parseTimestamp } from '../../engine/timestamps';
import { roundAmount } from '../../numbers/price-list';
import type { ApiCall } from '../../server/operations/api-call';
import { smsReceiptPayload } from '../../sms/webhook-payloads';
import type { Message, PlannedStatus, Step, MessageStatus } from '../message';
import { recordMessage } from '../message-store';
import { tryNextChannel, getFirstStep, scheduleNextStatus, startStep } from './delivery-steps';
import { failures, type Failure } from './failures';

/** Stores a new message, and sends it now or at its scheduled time. */
export function submitMessage(call: ApiCall, message: Message): void {
  const { context } = call;
  recordMessage(context, message);
  call.recordedUmids.push(message.umid);
  if (message.status.state === 'rejected') return;
  const delayMs =
    message.scheduled === undefined ? 0 : parseTimestamp(message.scheduled) - context.clock.now();
  if (delayMs <= 0) {
    releaseMessage(context, message.umid);
    return;
  }
  message.waiting = true;
  scheduleTask(context, delayMs, { kind: 'release', umid: message.umid });
}

/** Charges a message and starts its first delivery step. */
export function releaseMessage(context: SandboxContext, umid: string): void {
  const message = context.state.messages.get(umid);
  if (!message || message.cancelled) return;
  message.waiting = false;
  const step = getFirstStep(context, message);
  if (message.expiry !== undefined) {
    const remainingMs = parseTimestamp(message.expiry) - context.clock.now();
    if (remainingMs <= 0) {
      setStepStatus(context, message, step, toFailureStatus(failures.expired));
      return;
    }
    scheduleTask(context, remainingMs, { kind: 'expire', umid });
  }
  const { account } = context.state;
  if (account.balance !== null && message.price)
    account.balance = roundAmount(account.balance - message.price.total);
  startStep(context, message, step);
}

/** Sets the next planned status of a step: of the attempt on one channel. If it failed, tries the next channel. */
export function advanceStep(context: SandboxContext, umid: string, stepNumber: number): void {
  const message = context.state.messages.get(umid);
  const step = message?.steps[stepNumber - 1];
  const next = step?.todo[0];
  if (!message || !step || !next) return;
  step.todo = step.todo.slice(1);
  setStepStatus(context, message, step, next);
  scheduleNextStatus(context, message, step);
  if (next.state === 'undelivered' || next.state === 'rejected') tryNextChannel(context, message, step);
}

/** Fails a message that is not delivered before its expiry. */
export function expireMessage(context: SandboxContext, umid: string): void {
  const message = context.state.messages.get(umid);
  const step = message?.steps.at(-1);
  if (!message || !step) return;
  const { state } = step.status;
  if (state !== 'queued' && (state !== 'sent' || !getChannelCapabilities(step.channel).delivered)) return;
  for (const each of message.steps) each.todo = [];
  setStepStatus(context, message, step, toFailureStatus(failures.expired));
}

/** Sets the status of a step and emits its receipt. */
export function setStepStatus(
  context: SandboxContext,
  message: Message,
  step: Step,
  planned: PlannedStatus,
): void {
  const { delayMs: _, receiptCopies = 1, receiptDelayMs = 0, ...state } = planned;
  const status = { ...state, timestamp: currentTimestamp(context) };
  step.status = status;
  if (message.steps.at(-1) === step) message.status = status;
  message.history.push({ ...status, channel: step.channel.toLowerCase() });
  const historyIndex = message.history.length - 1;
  for (let copy = 0; copy < receiptCopies; copy++) {
    if (receiptDelayMs === 0) emitReceipt(context, message, step, status);
    else
      scheduleTask(context, receiptDelayMs, {
        kind: 'receipt',
        umid: message.umid,
        step: step.step,
        history: historyIndex,
      });
  }
  context.eventFeed.emit({ kind: 'status', message });
}

/** Emits the receipt of an earlier status. */
export function emitDelayedReceipt(
  context: SandboxContext,
  umid: string,
  stepNumber: number,
  historyIndex: number,
): void {
  const message = context.state.messages.get(umid);
  const step = message?.steps[stepNumber - 1];
  const status = message?.history[historyIndex];
  if (message && step && status) emitReceipt(context, message, step, status);
}

/** A failure without `detail` did not come from the operator, so the status is `rejected`. */
function toFailureStatus(failure: Failure): PlannedStatus {
  return { state: failure.detail === undefined ? 'rejected' : 'undelivered', ...failure, delayMs: 0 };
}

/** Emits the receipt of a status. A verification code has no receipts, because 8x8 documents none. */
function emitReceipt(context: SandboxContext, message: Message, step: Step, status: MessageStatus): void {
  if (message.verification !== undefined) return;
  const chat = message.product === 'chatapps';
  emitWebhook(context, {
    type: chat ? 'chatApps.status' : 'sms.status',
    subAccountId: message.subAccountId,
    umid: message.umid,
    body: chat ? chatReceiptPayload(context, message, step, status) : smsReceiptPayload(message, status),
    url: message.dlrCallbackUrl,
  });
}
