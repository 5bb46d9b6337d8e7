import 'reflect-metadata';
import type { WebhookEvent } from 'cpaas-8x8';

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
