import 'reflect-metadata';
import { simplify, type WebhookEvent } from 'cpaas-8x8';

/** The events that a decorator subscribes a method to. */
export interface Subscription {
  /** `'*'` for every event but call actions, to which only `@OnCallAction()` subscribes. */
  readonly types: '*' | readonly WebhookEvent['type'][];
  /** The account that receives the events; `'*'` for every account. */
  readonly account: string;
  /** Only events of these channels. */
  readonly channels?: readonly string[];
  /** Only events with these states. */
  readonly states?: readonly string[];
}

const SUBSCRIPTIONS = Symbol('EightByEight:subscriptions');

/** The metadata key under which Nest's `ExternalContextCreator` finds the parameters of a handler. */
export const HANDLER_PARAMETERS = '__eightByEightParameters__';

/** Nest's parameter type of a request body: pipes such as `ValidationPipe` validate the parameter by its class. */
const BODY = 3;

/** Adds a subscription to those that other decorators have stored for the method. */
export function subscribe(target: object, method: string | symbol, subscription: Subscription): void {
  const handler: unknown = Reflect.get(target, method);
  if (typeof handler !== 'function') return;
  Reflect.defineMetadata(SUBSCRIPTIONS, [...getSubscriptions(handler), subscription], handler);
  const parameters = { [`${BODY}:0`]: { index: 0, pipes: [] } };
  Reflect.defineMetadata(HANDLER_PARAMETERS, parameters, target.constructor, method);
}

export function getSubscriptions(handler: object): readonly Subscription[] {
  return (Reflect.getOwnMetadata(SUBSCRIPTIONS, handler) as readonly Subscription[] | undefined) ?? [];
}

/** Whether a subscription includes an event. 8x8 varies the case of channels and states, so case is ignored. */
export function matchesSubscription({ types, channels, states }: Subscription, event: WebhookEvent): boolean {
  if (types !== '*' && !types.includes(event.type)) return false;
  if (channels && !includesIgnoringCase(channels, event.channel)) return false;
  return !states || includesIgnoringCase(states, eventState(event));
}

/** The state of the message, call, session or template that the event is about. */
function eventState(event: WebhookEvent): string | undefined {
  const { status, templateStatus } = simplify(event);
  return status ?? templateStatus;
}

function includesIgnoringCase(values: readonly string[], value: string | undefined): boolean {
  const lowerCase = value?.toLowerCase();
  return lowerCase !== undefined && values.some((each) => each.toLowerCase() === lowerCase);
}
