import 'reflect-metadata';
import { type WebhookEvent, simplify } from 'cpaas-8x8';

/** Which events a method wants: what a decorator writes down about it. */
export interface Subscription {
  /** `'*'` for every event but call actions, which are asked for by `@OnCallAction()` alone. */
  readonly types: '*' | readonly WebhookEvent['type'][];
  /** The account whose events are meant; `'*'` for every account. */
  readonly account: string;
  readonly channels?: readonly string[];
  readonly states?: readonly string[];
}

const SUBSCRIPTIONS = Symbol('EightByEight:subscriptions');

/** Where `ExternalContextCreator` looks up what a handler's parameters are filled with. */
export const HANDLER_PARAMETERS = '__eightByEightParameters__';

/** As of a request's body, so that `ValidationPipe` checks a parameter whose type is a class. */
const BODY = 3;

/** Adds to what other decorators of the same method have written down. */
export function subscribe(target: object, method: string | symbol, subscription: Subscription): void {
  const handler: unknown = Reflect.get(target, method);
  if (typeof handler !== 'function') return;
  Reflect.defineMetadata(SUBSCRIPTIONS, [...subscriptionsOf(handler), subscription], handler);
  const parameters = { [`${BODY}:0`]: { index: 0, pipes: [] } };
  Reflect.defineMetadata(HANDLER_PARAMETERS, parameters, target.constructor, method);
}

export function subscriptionsOf(handler: object): readonly Subscription[] {
  return (Reflect.getOwnMetadata(SUBSCRIPTIONS, handler) as readonly Subscription[] | undefined) ?? [];
}

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
