import { ContextIdFactory, ModuleRef, type ContextId, type ExternalContextCreator } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import type { WebhookEvent } from 'cpaas-8x8';
import type { EventHandler } from './event-handler.interface';
import { HANDLER_PARAMETERS } from '../decorators/subscription';

/**
 * The context type of event handlers: `context.getType()` in their guards, interceptors and filters. The event is the
 * first argument of the context.
 *
 * @example
 * if (context.getType<string>() === EIGHT_BY_EIGHT_CONTEXT) return true;
 */
export const EIGHT_BY_EIGHT_CONTEXT = 'eightByEight';

/** Passes the event as the first parameter of a handler. */
const paramsFactory = {
  exchangeKeyForValue: (_type: number, _data: unknown, [event]: readonly unknown[]): unknown => event,
};

/**
 * Returns a function that runs a method with its guards, interceptors, pipes and filters. A request-scoped provider is
 * created for each event, and can inject the event as `REQUEST`.
 */
export function createInvoker(
  wrapper: InstanceWrapper,
  method: string,
  contexts: ExternalContextCreator,
): EventHandler['run'] {
  if (wrapper.isDependencyTreeStatic()) return bindMethod(wrapper.instance as object, method, contexts);
  const moduleRef: unknown = wrapper.host?.providers.get(ModuleRef)?.instance;
  return async (event) => {
    if (!(moduleRef instanceof ModuleRef))
      throw new Error('EightByEightModule: the module of a handler has no ModuleRef.');
    const contextId = ContextIdFactory.create();
    moduleRef.registerRequestByContextId(event, contextId);
    const instance = await moduleRef.resolve<object>(wrapper.token, contextId, { strict: true });
    return bindMethod(instance, method, contexts, contextId, wrapper.id)(event);
  };
}

function bindMethod(
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
    paramsFactory,
    contextId,
    inquirerId,
    { guards: true, interceptors: true, filters: true },
    EIGHT_BY_EIGHT_CONTEXT,
  );
}
