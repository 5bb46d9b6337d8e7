import 'reflect-metadata';
import { simplify, type WebhookEvent } from 'cpaas-8x8';

/**
 * The events that a decorator such as `@OnInboundSms()` subscribes a method to. It is stored as metadata of the class,
 * where the module finds it at the start of the app.
 */
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

/** 8x8 plays what a handler of call actions returns. */
export const answersCallActions = (subscriptions: readonly Subscription[]): boolean =>
  subscriptions.some(({ types }) => types !== '*' && types.includes('voice.callAction'));

/** Registered globally: an app can load this package twice, as CommonJS and as an ES module. */
const SUBSCRIPTIONS = Symbol.for('nestjs-8x8:subscriptions');

/** The metadata key under which Nest's `ExternalContextCreator` finds the parameters of a handler. */
export const HANDLER_PARAMETERS = '__eightByEightParameters__';

/** Nest's parameter type of a request body: pipes such as `ValidationPipe` validate the parameter by its class. */
const BODY = 3;

type SubscriptionsByMethod = ReadonlyMap<string, readonly Subscription[]>;

/** Every class with decorated methods that this process has loaded. */
const decoratedClasses = new Set<object>();

/**
 * Adds a subscription to those that other decorators have stored for the method. They are stored under the name of the
 * method: another decorator can replace the function.
 *
 * @throws TypeError if the decorated member is no method that Nest could call.
 */
export function subscribe(target: object, method: string | symbol, subscription: Subscription): void {
  assertIsMethod(target, method);
  const known = getSubscriptions(target);
  const subscriptions = [...(known.get(method) ?? []), subscription];
  Reflect.defineMetadata(SUBSCRIPTIONS, new Map([...known, [method, subscriptions]]), target);
  decoratedClasses.add(target);
  const parameters = { [`${BODY}:0`]: { index: 0, pipes: [] } };
  Reflect.defineMetadata(HANDLER_PARAMETERS, parameters, target.constructor, method);
}

function assertIsMethod(target: object, method: string | symbol): asserts method is string {
  const isStatic = typeof target === 'function';
  const owner = isStatic ? target.name : target.constructor.name;
  const descriptor = Object.getOwnPropertyDescriptor(target, method);
  const isMethod = typeof descriptor?.value === 'function';
  if (typeof method === 'string' && isMethod && !isStatic) return;
  throw new TypeError(
    `EightByEightModule: ${owner}.${String(method)} has a decorator of 8x8 events, but is no method with a name. ` +
      'Move the decorator to an instance method: properties, accessors and static methods are never called.',
  );
}

/** The subscriptions of the methods that a class itself declares, by the name of the method. */
export const getSubscriptions = (prototype: object): SubscriptionsByMethod =>
  (Reflect.getOwnMetadata(SUBSCRIPTIONS, prototype) as SubscriptionsByMethod | undefined) ?? new Map();

/** The prototypes of all decorated classes that this process has loaded, in the app or not. */
export const getDecoratedPrototypes = (): Iterable<object> => decoratedClasses;

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
