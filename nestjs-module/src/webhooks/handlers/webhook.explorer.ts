import {
  DiscoveryService,
  MetadataScanner,
  type ExternalContextCreator,
  type ModulesContainer,
} from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import type { EventHandler } from './event-handler.interface';
import { createInvoker } from './handler-invoker';
import { getSubscriptions } from '../decorators/subscription';

/** Finds every method that is decorated as an event handler: of the app's providers first, then of its controllers. */
export function exploreHandlers(
  modules: ModulesContainer,
  contexts: ExternalContextCreator,
): readonly EventHandler[] {
  const discovery = new DiscoveryService(modules);
  const scanner = new MetadataScanner();
  const controllers = new Set(discovery.getControllers());
  const idCounts = new Map<string, number>();
  const seen = new Set<unknown>();
  const handlers: EventHandler[] = [];
  for (const wrapper of [...discovery.getProviders(), ...controllers]) {
    const prototype = prototypeOf(wrapper);
    if (!prototype || wrapper.isAlias || seen.has(wrapper.instance)) continue;
    const name = (prototype.constructor as { readonly name: string }).name;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const subscriptions = getSubscriptions(Reflect.get(prototype, method) as object);
      if (subscriptions.length === 0) continue;
      if (controllers.has(wrapper) && !wrapper.isDependencyTreeStatic())
        throw requestScopedControllerError(name, method);
      seen.add(wrapper.instance);
      const count = (idCounts.get(`${name}.${method}`) ?? 0) + 1;
      idCounts.set(`${name}.${method}`, count);
      const id = count === 1 ? `${name}.${method}` : `${name}.${method}#${count}`;
      handlers.push({ id, subscriptions, run: createInvoker(wrapper, method, contexts) });
    }
  }
  return handlers;
}

/** A request-scoped provider has no instance yet, so its class is read. */
function prototypeOf({ instance, metatype, inject }: InstanceWrapper): object | undefined {
  if (typeof instance === 'object' && instance !== null) return Object.getPrototypeOf(instance) as object;
  return !inject && typeof metatype === 'function' ? (metatype.prototype as object | undefined) : undefined;
}

const requestScopedControllerError = (name: string, method: string): Error =>
  new Error(
    `EightByEightModule: ${name}.${method} handles 8x8 events in a request-scoped controller, which exists only during HTTP requests. ` +
      'Move the method to a provider, which may be request-scoped.',
  );
