import type { ChannelChoice, Message, Step } from '../message';
import { after, timestamp, type World } from '../../engine/context';
import { statusPlan } from './status-plan';
import { abilitiesOf } from '../../chat-apps/messages/channel-capabilities';

/** The first attempt, which a message that failed at once may not have begun yet. */
export function firstStep(world: World, message: Message): Step {
  return message.steps[0] ?? addStep(world, message, message.channels[0] ?? { channel: 'SMS' });
}

/** Begins to deliver on one channel. */
export function startStep(world: World, message: Message, step: Step): void {
  step.todo = statusPlan(world, message, step.channel);
  planNextState(world, message, step);
  if (step.fallbackAfter === undefined || message.channels.length <= step.step) return;
  after(world, step.fallbackAfter * 1_000, { kind: 'fallback', umid: message.umid, step: step.step });
}

/** A further attempt, before anything has happened on it. */
function addStep(world: World, message: Message, choice: ChannelChoice): Step {
  const account = world.state.subAccounts.find((each) => each.subAccountId === message.subAccountId);
  const found = account?.channels.find((each) => each.channel === choice.channel);
  const now = timestamp(world);
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
  if (message.product === 'chatapps') showOnChannel(message, choice.channel, found?.address ?? '');
  return step;
}

/** Another channel, another sender; and in an SMS a chat message may say something else. */
function showOnChannel(message: Message, channel: string, address: string): void {
  const { sms } = message;
  message.from = channel === 'SMS' ? (sms?.source ?? address) : address;
  if (channel === 'SMS' && sms) message.text = sms.text;
}

/** Plans the state that comes next on a step. */
export function planNextState(world: World, message: Message, step: Step): void {
  const [next] = step.todo;
  if (next) after(world, next.afterMs, { kind: 'status', umid: message.umid, step: step.step });
}

const ranks: Readonly<Record<string, number>> = { accepted: 1, queued: 1, sent: 2, delivered: 3, read: 4 };

/** The state at which a step is a success, when the caller does not say: the most that the channel reports for sure. */
function successOf({ channel, successStatus }: Step): string {
  return successStatus ?? (abilitiesOf(channel).delivered ? 'Delivered' : 'Sent');
}

/** Whether a step has got as far as it should. */
function hasSucceeded(message: Message, step: Step): boolean {
  const wanted = ranks[successOf(step).toLowerCase()] ?? 0;
  return message.history.some(
    ({ channel, state }) => channel === step.channel.toLowerCase() && (ranks[state] ?? 0) >= wanted,
  );
}

/** Tries the next channel after a step, unless that has begun already or there is none. */
export function tryNextChannel(world: World, message: Message, step: Step): void {
  const choice = message.channels[step.step];
  if (choice && message.steps.length === step.step)
    startStep(world, message, addStep(world, message, choice));
}

/** A step has had its time. */
export function checkFallback(world: World, umid: string, stepNumber: number): void {
  const message = world.state.messages.get(umid);
  const step = message?.steps[stepNumber - 1];
  if (message && step && !hasSucceeded(message, step)) tryNextChannel(world, message, step);
}
