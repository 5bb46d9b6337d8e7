import {
  DiscoveryService,
  MetadataScanner,
  type ExternalContextCreator,
  type ModulesContainer,
} from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import type { EventHandler } from './event-handler.interface';
import { invocationOf } from './handler-invoker';
import { subscriptionsOf } from '../decorators/subscription';

/** Every decorated method of the app, on providers and controllers, in the order of its modules. */
export function findHandlers(
  modules: ModulesContainer,
  contexts: ExternalContextCreator,
): readonly EventHandler[] {
  const discovery = new DiscoveryService(modules);
  const scanner = new MetadataScanner();
  const controllers = new Set(discovery.getControllers());
  const taken = new Map<string, number>();
  const seen = new Set<unknown>();
  const handlers: EventHandler[] = [];
  for (const wrapper of [...discovery.getProviders(), ...controllers]) {
    const prototype = prototypeOf(wrapper);
    if (!prototype || wrapper.isAlias || seen.has(wrapper.instance)) continue;
    const name = (prototype.constructor as { readonly name: string }).name;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const subscriptions = subscriptionsOf(Reflect.get(prototype, method) as object);
      if (subscriptions.length === 0) continue;
      if (controllers.has(wrapper) && !wrapper.isDependencyTreeStatic())
        throw requestScopedController(name, method);
      seen.add(wrapper.instance);
      const times = (taken.get(`${name}.${method}`) ?? 0) + 1;
      taken.set(`${name}.${method}`, times);
      const id = times === 1 ? `${name}.${method}` : `${name}.${method}#${times}`;
      handlers.push({ id, subscriptions, run: invocationOf(wrapper, method, contexts) });
    }
  }
  return handlers;
}

/** Of a request-scoped provider too, which has no instance yet. */
function prototypeOf({ instance, metatype, inject }: InstanceWrapper): object | undefined {
  if (typeof instance === 'object' && instance !== null) return Object.getPrototypeOf(instance) as object;
  return !inject && typeof metatype === 'function' ? (metatype.prototype as object | undefined) : undefined;
}

const requestScopedController = (name: string, method: string): Error =>
  new Error(
    `EightByEightModule: ${name}.${method} handles 8x8 events in a request-scoped controller, and an event is no request to it. ` +
      'Move the method to a provider; that one may be request-scoped.',
  );
