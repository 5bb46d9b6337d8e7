import { abilitiesOf } from '../../chat-apps/messages/channel-capabilities';
import type { Message, Step } from '../message';
import type { World } from '../../engine/context';
import { addStep, startStep } from './steps';

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
