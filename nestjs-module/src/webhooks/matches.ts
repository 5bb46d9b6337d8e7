import { simplify, type WebhookEvent } from 'cpaas-8x8';
import type { Subscription } from './subscription';

/** Whether a subscription wants an event. Words are compared without regard to case, as 8x8 varies it. */
export function wants({ types, channels, states }: Subscription, event: WebhookEvent): boolean {
  if (types !== '*' && !types.includes(event.type)) return false;
  if (channels && !isAmong(channels, event.channel)) return false;
  return !states || isAmong(states, stateOf(event));
}

/** What an event says the state is: of a message, a call, a session or a template. */
function stateOf(event: WebhookEvent): string | undefined {
  const { status, templateStatus } = simplify(event);
  return status ?? templateStatus;
}

function isAmong(words: readonly string[], word: string | undefined): boolean {
  const sought = word?.toLowerCase();
  return sought !== undefined && words.some((one) => one.toLowerCase() === sought);
}
