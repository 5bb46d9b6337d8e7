import { recordMessage } from '../message-store';
import type { Message, PlannedStatus, Step, MessageStatus } from '../message';
import { momentOf } from '../../engine/timestamps';
import { after, timestamp, type World } from '../../engine/context';
import type { ApiCall } from '../../server/operations/api-call';
import { abilitiesOf } from '../../chat-apps/messages/channel-capabilities';
import { money } from '../../numbers/price-list';
import { failures, type Failure } from './failures';
import { tryNextChannel, firstStep, planNextState, startStep } from './delivery-steps';
import { chatReceipt } from '../../chat-apps/webhook-payloads/chat-receipt';
import { smsReceipt } from '../../sms/webhook-payloads';
import { fire } from '../../delivery/emit-webhook';

/** Writes a message that was handed in into the books, and sends it on its way: at once, or when it is scheduled. */
export function enterMessage(call: ApiCall, message: Message): void {
  const { world } = call;
  recordMessage(world, message);
  call.recorded.push(message.umid);
  if (message.status.state === 'rejected') return;
  const wait = message.scheduled === undefined ? 0 : momentOf(message.scheduled) - world.time.now();
  if (wait <= 0) {
    release(world, message.umid);
    return;
  }
  message.waiting = true;
  after(world, wait, { kind: 'release', umid: message.umid });
}

/** Lets a message go: charges it, and begins with its first channel. */
export function release(world: World, umid: string): void {
  const message = world.state.messages.get(umid);
  if (!message || message.cancelled) return;
  message.waiting = false;
  const step = firstStep(world, message);
  if (message.expiry !== undefined) {
    const left = momentOf(message.expiry) - world.time.now();
    if (left <= 0) {
      reach(world, message, step, failedState(failures.expired));
      return;
    }
    after(world, left, { kind: 'expire', umid });
  }
  const { account } = world.state;
  if (account.balance !== null && message.price)
    account.balance = money(account.balance - message.price.total);
  startStep(world, message, step);
}

/** A step reaches the state that is next in its plan. */
export function reachNextState(world: World, umid: string, stepNumber: number): void {
  const message = world.state.messages.get(umid);
  const step = message?.steps[stepNumber - 1];
  const next = step?.todo[0];
  if (!message || !step || !next) return;
  step.todo = step.todo.slice(1);
  reach(world, message, step, next);
  planNextState(world, message, step);
  if (next.state === 'undelivered' || next.state === 'rejected') tryNextChannel(world, message, step);
}

/** Ends a message that is still on its way when its time is over. */
export function expire(world: World, umid: string): void {
  const message = world.state.messages.get(umid);
  const step = message?.steps.at(-1);
  if (!message || !step) return;
  const { state } = step.status;
  if (state !== 'queued' && (state !== 'sent' || !abilitiesOf(step.channel).delivered)) return;
  for (const each of message.steps) each.todo = [];
  reach(world, message, step, failedState(failures.expired));
}

/** Puts a step into a state, now, and tells the webhook. */
export function reach(world: World, message: Message, step: Step, planned: PlannedStatus): void {
  const { afterMs: _, copies = 1, receiptLateMs = 0, ...state } = planned;
  const status = { ...state, timestamp: timestamp(world) };
  step.status = status;
  if (message.steps.at(-1) === step) message.status = status;
  message.history.push({ ...status, channel: step.channel.toLowerCase() });
  const history = message.history.length - 1;
  for (let copy = 0; copy < copies; copy++) {
    if (receiptLateMs === 0) fireReceipt(world, message, step, status);
    else after(world, receiptLateMs, { kind: 'receipt', umid: message.umid, step: step.step, history });
  }
  world.live.tell({ kind: 'status', message });
}

/** Posts the receipt of a state that was reached earlier. */
export function fireLateReceipt(world: World, umid: string, stepNumber: number, history: number): void {
  const message = world.state.messages.get(umid);
  const step = message?.steps[stepNumber - 1];
  const status = message?.history[history];
  if (message && step && status) fireReceipt(world, message, step, status);
}

/** A failure as the state of a message: `rejected` where no operator had anything to do with it. */
function failedState(failure: Failure): PlannedStatus {
  return { state: failure.detail === undefined ? 'rejected' : 'undelivered', ...failure, afterMs: 0 };
}

/**
 * Tells the webhook of a message that its state has changed. Of codes that 8x8 sent by itself, its documents mention
 * no receipts.
 */
function fireReceipt(world: World, message: Message, step: Step, status: MessageStatus): void {
  if (message.verification !== undefined) return;
  const chat = message.product === 'chatapps';
  fire(world, {
    type: chat ? 'chatApps.status' : 'sms.status',
    subAccountId: message.subAccountId,
    umid: message.umid,
    body: chat ? chatReceipt(world, message, step, status) : smsReceipt(message, status),
    url: message.dlrCallbackUrl,
  });
}
