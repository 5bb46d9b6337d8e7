import { emitWebhook } from '../../delivery/emit-webhook';
import { scheduleTask, currentTimestamp, type SandboxContext } from '../../engine/context';
import { parseTimestamp } from '../../engine/timestamps';
import { charge } from '../../numbers/charges';
import type { MessageCall } from '../../server/operations/api-call';
import type {
  Message,
  PlannedStatus,
  Step,
  MessageStatus,
  ExpireTask,
  ReceiptNotice,
  ReleaseTask,
  ReceiptTask,
  MessageStatusEvent,
} from '../message';
import { messageTable, recordMessage, updateMessage, updateStep } from '../message-store';
import { getChannelCapabilities } from './channel-capabilities';
import { tryNextChannel, getFirstStep, scheduleNextStatus, startStep } from './delivery-steps';
import { failures, type Failure } from './failures';
import type { MessageProduct, MessageProducts } from './message-product';

/**
 * Stores a new message, and sends it now or at its scheduled time. The functions below then take it through its
 * statuses, as scheduled tasks.
 */
export function submitMessage(call: MessageCall, product: MessageProduct, message: Message): void {
  const { context } = call;
  recordMessage(context, message);
  call.recordedUmids.push(message.umid);
  if (message.status.state === 'rejected') return;
  const delayMs =
    message.scheduled === undefined ? 0 : parseTimestamp(message.scheduled) - context.clock.now();
  if (delayMs <= 0) {
    release(context, product, message);
    return;
  }
  updateMessage(context, message, { waiting: true });
  scheduleTask<ReleaseTask>(context, delayMs, { kind: 'release', umid: message.umid });
}

/** Sends a message at its scheduled time, unless it was cancelled. */
export function releaseMessage(context: SandboxContext, products: MessageProducts, umid: string): void {
  const message = context.state.table(messageTable).get(umid);
  if (message && !message.cancelled) release(context, products[message.product], message);
}

/** Charges a message and starts its first delivery step. */
function release(context: SandboxContext, product: MessageProduct, message: Message): void {
  updateMessage(context, message, { waiting: false });
  const step = getFirstStep(context, message);
  if (message.expiry !== undefined) {
    const remainingMs = parseTimestamp(message.expiry) - context.clock.now();
    if (remainingMs <= 0) {
      setStepStatus(context, product, message, step, toFailureStatus(failures.expired));
      return;
    }
    scheduleTask<ExpireTask>(context, remainingMs, { kind: 'expire', umid: message.umid });
  }
  charge(context, {
    service: message.channel,
    country: message.country ?? '',
    segments: message.smsCount ?? 0,
    amount: message.price?.total ?? 0,
  });
  startStep(context, product, message, step);
}

/** Sets the next planned status of a step: of the attempt on one channel. If it failed, tries the next channel. */
export function advanceStep(
  context: SandboxContext,
  products: MessageProducts,
  umid: string,
  stepNumber: number,
): void {
  const message = context.state.table(messageTable).get(umid);
  const step = message?.steps[stepNumber - 1];
  const next = step?.todo[0];
  if (!message || !step || !next) return;
  const product = products[message.product];
  updateStep(context, message, step, { todo: step.todo.slice(1) });
  setStepStatus(context, product, message, step, next);
  scheduleNextStatus(context, message, step);
  if (next.state === 'undelivered' || next.state === 'rejected')
    tryNextChannel(context, product, message, step);
}

/** Fails a message that is not delivered before its expiry. */
export function expireMessage(context: SandboxContext, products: MessageProducts, umid: string): void {
  const message = context.state.table(messageTable).get(umid);
  const step = message?.steps.at(-1);
  if (!message || !step) return;
  const { state } = step.status;
  if (state !== 'queued' && (state !== 'sent' || !getChannelCapabilities(step.channel).delivered)) return;
  for (const each of message.steps) updateStep(context, message, each, { todo: [] });
  setStepStatus(context, products[message.product], message, step, toFailureStatus(failures.expired));
}

/** Sets the status of a step and emits its receipt. */
export function setStepStatus(
  context: SandboxContext,
  product: MessageProduct,
  message: Message,
  step: Step,
  planned: PlannedStatus,
): void {
  const { delayMs: _, receiptCopies = 1, receiptDelayMs = 0, ...state } = planned;
  const status = { ...state, timestamp: currentTimestamp(context) };
  updateStep(context, message, step, { status });
  updateMessage(context, message, {
    ...(message.steps.at(-1) === step ? { status } : {}),
    history: [...message.history, { ...status, channel: step.channel.toLowerCase() }],
  });
  const historyIndex = message.history.length - 1;
  for (let copy = 0; copy < receiptCopies; copy++) {
    if (receiptDelayMs === 0) emitReceipt(context, product, message, step, status);
    else
      scheduleTask<ReceiptTask>(context, receiptDelayMs, {
        kind: 'receipt',
        umid: message.umid,
        step: step.step,
        history: historyIndex,
      });
  }
  context.eventFeed.emit<MessageStatusEvent>({ kind: 'status', message });
}

/** Emits the receipt of an earlier status. */
export function emitDelayedReceipt(
  context: SandboxContext,
  products: MessageProducts,
  umid: string,
  stepNumber: number,
  historyIndex: number,
): void {
  const message = context.state.table(messageTable).get(umid);
  const step = message?.steps[stepNumber - 1];
  const status = message?.history[historyIndex];
  if (message && step && status) emitReceipt(context, products[message.product], message, step, status);
}

/** A failure without `detail` did not come from the operator, so the status is `rejected`. */
function toFailureStatus(failure: Failure): PlannedStatus {
  return { state: failure.detail === undefined ? 'rejected' : 'undelivered', ...failure, delayMs: 0 };
}

/**
 * Emits the receipt of a status: to the webhook, or over SMPP if the message came that way. A verification code has no
 * receipts, because 8x8 documents none.
 */
function emitReceipt(
  context: SandboxContext,
  product: MessageProduct,
  message: Message,
  step: Step,
  status: MessageStatus,
): void {
  if (message.verification !== undefined) return;
  if (message.smpp) {
    context.notify<ReceiptNotice>({ kind: 'receipt', message, status });
    return;
  }
  emitWebhook(context, {
    type: product.receipt,
    subAccountId: message.subAccountId,
    umid: message.umid,
    body: product.createReceipt(context, message, step, status),
    url: message.dlrCallbackUrl,
  });
}
