import { subAccountTable } from '../../engine/account';
import { scheduleTask, currentTimestamp, type SandboxContext } from '../../engine/context';
import type { ChannelChoice, Message, Step, FallbackTask, StatusTask } from '../message';
import { messageTable, updateMessage, updateStep } from '../message-store';
import { getChannelCapabilities } from './channel-capabilities';
import type { MessageProduct, MessageProducts } from './message-product';
import { planStatuses } from './status-plan';

/** Returns the first step, or adds it when the message has none yet. */
export function getFirstStep(context: SandboxContext, message: Message): Step {
  return message.steps[0] ?? addStep(context, message, message.channels[0] ?? { channel: 'SMS' });
}

/** Starts the delivery on one channel, and schedules the fallback. */
export function startStep(
  context: SandboxContext,
  product: MessageProduct,
  message: Message,
  step: Step,
): void {
  const todo = planStatuses(context, product, message, step.channel);
  updateStep(context, message, step, { todo });
  if (todo.every(({ errorCode }) => errorCode === undefined))
    product.onSent?.(context, message, step.channel);
  scheduleNextStatus(context, message, step);
  if (step.fallbackAfter === undefined || message.channels.length <= step.step) return;
  scheduleTask<FallbackTask>(context, step.fallbackAfter * 1_000, {
    kind: 'fallback',
    umid: message.umid,
    step: step.step,
  });
}

function addStep(context: SandboxContext, message: Message, choice: ChannelChoice): Step {
  const account = context.state.table(subAccountTable).get(message.subAccountId);
  const found = account?.channels.find((each) => each.channel === choice.channel);
  const now = currentTimestamp(context);
  const step: Step = {
    ...choice,
    step: message.steps.length + 1,
    channelId: found?.channelId ?? '',
    createdAt: now,
    status: { state: 'queued', timestamp: now },
    todo: [],
  };
  updateMessage(context, message, {
    steps: [...message.steps, step],
    channel: choice.channel.toLowerCase(),
    ...(message.product === 'chatapps'
      ? getChannelFields(message, choice.channel, found?.address ?? '')
      : {}),
  });
  return step;
}

/** The sender differs by channel, and an SMS fallback may have another text. */
function getChannelFields({ sms }: Message, channel: string, address: string): Partial<Message> {
  if (channel !== 'SMS') return { from: address };
  return { from: sms?.source ?? address, ...(sms ? { text: sms.text } : {}) };
}

export function scheduleNextStatus(context: SandboxContext, message: Message, step: Step): void {
  const [next] = step.todo;
  if (next)
    scheduleTask<StatusTask>(context, next.delayMs, { kind: 'status', umid: message.umid, step: step.step });
}

const statusRanks: Readonly<Record<string, number>> = {
  accepted: 1,
  queued: 1,
  sent: 2,
  delivered: 3,
  read: 4,
};

/** The default is the highest state that the channel reliably reports. */
function findSuccessStatus({ channel, successStatus }: Step): string {
  return successStatus ?? (getChannelCapabilities(channel).delivered ? 'Delivered' : 'Sent');
}

function hasSucceeded(message: Message, step: Step): boolean {
  const wanted = statusRanks[findSuccessStatus(step).toLowerCase()] ?? 0;
  return message.history.some(
    ({ channel, state }) => channel === step.channel.toLowerCase() && (statusRanks[state] ?? 0) >= wanted,
  );
}

/** Starts the next channel, unless it has already started or does not exist. */
export function tryNextChannel(
  context: SandboxContext,
  product: MessageProduct,
  message: Message,
  step: Step,
): void {
  const choice = message.channels[step.step];
  if (choice && message.steps.length === step.step)
    startStep(context, product, message, addStep(context, message, choice));
}

/** Runs when the fallback time of a step is over. */
export function checkFallback(
  context: SandboxContext,
  products: MessageProducts,
  umid: string,
  stepNumber: number,
): void {
  const message = context.state.table(messageTable).get(umid);
  const step = message?.steps[stepNumber - 1];
  if (message && step && !hasSucceeded(message, step))
    tryNextChannel(context, products[message.product], message, step);
}
