import { DiscoveryService, type ModulesContainer } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import {
  answersCallActions,
  getDecoratedPrototypes,
  getSubscriptions,
  type Subscription,
} from '../decorators/subscription';
import type { EventHandler } from './event-handler.interface';
import type { HandlerContexts } from './handler-contexts';
import { bindCallAction, createInvoker } from './handler-invoker';

/** The handlers of an app, and the decorated methods that no provider of the app has. */
export interface ExploredHandlers {
  readonly handlers: readonly EventHandler[];
  /** `OrderUpdates.delivered`: the app never calls these. */
  readonly unprovided: readonly string[];
}

/** Finds every method that is decorated as an event handler: of the app's providers first, then of its controllers. */
export function exploreHandlers(modules: ModulesContainer, contexts: HandlerContexts): ExploredHandlers {
  const discovery = new DiscoveryService(modules);
  const controllers = new Set(discovery.getControllers());
  const idCounts = new Map<string, number>();
  const seen = new Set<unknown>();
  const provided = new Set<object>();
  const handlers: EventHandler[] = [];
  for (const wrapper of [...discovery.getProviders(), ...controllers]) {
    const prototype = prototypeOf(wrapper);
    if (!prototype || wrapper.isAlias || (wrapper.instance && seen.has(wrapper.instance))) continue;
    const name = (prototype.constructor as { readonly name: string }).name;
    for (const owner of prototypeChain(prototype)) provided.add(owner);
    for (const [method, subscriptions] of findDecoratedMethods(prototype)) {
      if (controllers.has(wrapper) && !wrapper.isDependencyTreeStatic())
        throw requestScopedControllerError(name, method);
      seen.add(wrapper.instance);
      const count = (idCounts.get(`${name}.${method}`) ?? 0) + 1;
      idCounts.set(`${name}.${method}`, count);
      const id = count === 1 ? `${name}.${method}` : `${name}.${method}#${count}`;
      const bind = answersCallActions(subscriptions) ? bindCallAction : undefined;
      handlers.push({ id, subscriptions, run: createInvoker(wrapper, method, contexts, bind) });
    }
  }
  return { handlers, unprovided: findUnprovided(provided) };
}

/**
 * The class of a provider's instances. Request-scoped and transient providers have no instance yet, so the class is read;
 * if a factory creates them, the injection token must be the class.
 */
function prototypeOf({ instance, metatype, inject, token }: InstanceWrapper): object | undefined {
  if (typeof instance === 'object' && instance !== null) return Object.getPrototypeOf(instance) as object;
  const type: unknown = inject ? token : metatype;
  return typeof type === 'function' ? (type.prototype as object | undefined) : undefined;
}

/** Returns the decorated methods of a class and its base classes. An overriding method needs its own decorator. */
function findDecoratedMethods(prototype: object): ReadonlyMap<string, readonly Subscription[]> {
  const found = new Map<string, readonly Subscription[]>();
  for (const owner of prototypeChain(prototype)) {
    const subscriptions = getSubscriptions(owner);
    for (const method of Object.getOwnPropertyNames(owner))
      if (!found.has(method)) found.set(method, subscriptions.get(method) ?? []);
  }
  return new Map([...found].filter(([, subscriptions]) => subscriptions.length > 0));
}

function* prototypeChain(prototype: object): Generator<object> {
  for (
    let owner: object | null = prototype;
    owner && owner !== Object.prototype;
    owner = Reflect.getPrototypeOf(owner)
  )
    yield owner;
}

const findUnprovided = (provided: ReadonlySet<object>): readonly string[] =>
  [...getDecoratedPrototypes()]
    .filter((prototype) => !provided.has(prototype))
    .flatMap((prototype) =>
      [...getSubscriptions(prototype).keys()].map((method) => `${prototype.constructor.name}.${method}`),
    );

const requestScopedControllerError = (name: string, method: string): Error =>
  new Error(
    `EightByEightModule: ${name}.${method} handles 8x8 events in a request-scoped controller, which exists only during HTTP requests. ` +
      'Move the method to a provider, which may be request-scoped.',
  );
