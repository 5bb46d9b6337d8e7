import { getChannelCapabilities } from '../../chat-apps/messages/channel-capabilities';
import { scheduleTask, currentTimestamp, type SandboxContext } from '../../engine/context';
import type { ChannelChoice, Message, Step } from '../message';
import { planStatuses } from './status-plan';

/** Returns the first step, or adds it when the message has none yet. */
export function getFirstStep(context: SandboxContext, message: Message): Step {
  return message.steps[0] ?? addStep(context, message, message.channels[0] ?? { channel: 'SMS' });
}

/** Starts the delivery on one channel, and schedules the fallback. */
export function startStep(context: SandboxContext, message: Message, step: Step): void {
  step.todo = planStatuses(context, message, step.channel);
  scheduleNextStatus(context, message, step);
  if (step.fallbackAfter === undefined || message.channels.length <= step.step) return;
  scheduleTask(context, step.fallbackAfter * 1_000, {
    kind: 'fallback',
    umid: message.umid,
    step: step.step,
  });
}

function addStep(context: SandboxContext, message: Message, choice: ChannelChoice): Step {
  const account = context.state.subAccounts.find((each) => each.subAccountId === message.subAccountId);
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
  message.steps.push(step);
  message.channel = choice.channel.toLowerCase();
  if (message.product === 'chatapps') switchChannel(message, choice.channel, found?.address ?? '');
  return step;
}

/** The sender differs by channel, and an SMS fallback may have another text. */
function switchChannel(message: Message, channel: string, address: string): void {
  const { sms } = message;
  message.from = channel === 'SMS' ? (sms?.source ?? address) : address;
  if (channel === 'SMS' && sms) message.text = sms.text;
}

export function scheduleNextStatus(context: SandboxContext, message: Message, step: Step): void {
  const [next] = step.todo;
  if (next) scheduleTask(context, next.delayMs, { kind: 'status', umid: message.umid, step: step.step });
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
export function tryNextChannel(context: SandboxContext, message: Message, step: Step): void {
  const choice = message.channels[step.step];
  if (choice && message.steps.length === step.step)
    startStep(context, message, addStep(context, message, choice));
}

/** Runs when the fallback time of a step is over. */
export function checkFallback(context: SandboxContext, umid: string, stepNumber: number): void {
  const message = context.state.messages.get(umid);
  const step = message?.steps[stepNumber - 1];
  if (message && step && !hasSucceeded(message, step)) tryNextChannel(context, message, step);
}
