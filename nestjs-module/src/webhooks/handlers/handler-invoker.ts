import { ContextIdFactory, ModuleRef, type ContextId, type ExternalContextCreator } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import type { WebhookEvent } from 'cpaas-8x8';
import type { EventHandler } from './event-handler.interface';
import { HANDLER_PARAMETERS } from '../decorators/subscription';

/** What `context.getType()` says in guards, interceptors and filters of handlers; the event is its first argument. */
export const EIGHT_BY_EIGHT_CONTEXT = 'eightByEight';

const parameters = {
  exchangeKeyForValue: (_type: number, _data: unknown, [event]: readonly unknown[]): unknown => event,
};

/** Runs a method of a provider. One that is request-scoped is made anew for each event, which it may inject as `REQUEST`. */
export function invocationOf(
  wrapper: InstanceWrapper,
  method: string,
  contexts: ExternalContextCreator,
): EventHandler['run'] {
  if (wrapper.isDependencyTreeStatic()) return bound(wrapper.instance as object, method, contexts);
  const moduleRef: unknown = wrapper.host?.providers.get(ModuleRef)?.instance;
  return async (event) => {
    if (!(moduleRef instanceof ModuleRef)) throw new Error('The module of a handler has no ModuleRef.');
    const contextId = ContextIdFactory.create();
    moduleRef.registerRequestByContextId(event, contextId);
    const instance = await moduleRef.resolve<object>(wrapper.token, contextId, { strict: true });
    return bound(instance, method, contexts, contextId, wrapper.id)(event);
  };
}

function bound(
  instance: object,
  method: string,
  contexts: ExternalContextCreator,
  contextId?: ContextId,
  inquirerId?: string,
): (event: WebhookEvent) => Promise<unknown> {
  const callback = Reflect.get(instance, method) as (...args: unknown[]) => unknown;
  return contexts.create(
    instance,
    callback,
    method,
    HANDLER_PARAMETERS,
    parameters,
    contextId,
    inquirerId,
    { guards: true, interceptors: true, filters: true },
    EIGHT_BY_EIGHT_CONTEXT,
  );
}
