import { ContextIdFactory, ModuleRef, type ContextId } from '@nestjs/core';
import type { InstanceWrapper } from '@nestjs/core/injector/instance-wrapper';
import type { WebhookEvent } from 'cpaas-8x8';
import { HANDLER_PARAMETERS } from '../decorators/subscription';
import type { EventHandler, RunHandler } from './event-handler.interface';
import { createFilterRunner } from './exception-filters';
import type { HandlerContexts } from './handler-contexts';

/**
 * The context type of event handlers: `context.getType()` in their guards, interceptors and filters. The event is the
 * first argument of the context.
 *
 * @example
 * if (context.getType<string>() === EIGHT_BY_EIGHT_CONTEXT) return true;
 */
export const EIGHT_BY_EIGHT_CONTEXT = 'eightByEight';

type Callback = (...args: unknown[]) => unknown;

/** Passes the event as the first parameter of a handler. */
const paramsFactory = {
  exchangeKeyForValue: (_type: number, _data: unknown, [event]: readonly unknown[]): unknown => event,
};

/** Binds a method of an instance to its guards, interceptors, pipes and filters. */
export type BindMethod = (
  instance: object,
  method: string,
  contexts: HandlerContexts,
  contextId?: ContextId,
  inquirerId?: string,
) => RunHandler;

/**
 * Returns a function that runs a method with its guards, interceptors, pipes and filters. A request-scoped or transient
 * provider is created for each event. A request-scoped one can inject the event as `REQUEST`.
 */
export function createInvoker(
  wrapper: InstanceWrapper,
  method: string,
  contexts: HandlerContexts,
  bind: BindMethod = bindMethod,
): EventHandler['run'] {
  if (wrapper.isDependencyTreeStatic() && !wrapper.isTransient) {
    let bound: RunHandler | undefined;
    return (event, onError) => {
      bound ??= bind(wrapper.instance as object, method, contexts);
      return bound(event, onError);
    };
  }
  const moduleRef: unknown = wrapper.host?.providers.get(ModuleRef)?.instance;
  return async (event, onError) => {
    if (!(moduleRef instanceof ModuleRef))
      throw new Error('EightByEightModule: the module of a handler has no ModuleRef.');
    const contextId = createContextId(event, onError);
    // A durable provider outlives the event. Nest gives it what the app's strategy says of the tenant.
    const isShared = contextId.getParent !== undefined && wrapper.isDependencyTreeDurable();
    moduleRef.registerRequestByContextId(isShared ? contextId.payload : event, contextId);
    const instance = await moduleRef.resolve<object>(wrapper.token, contextId, { strict: true });
    return bind(instance, method, contexts, contextId, wrapper.id)(event, onError);
  };
}

/** An app's strategy for durable providers is often written for HTTP requests. It must not make an event fail. */
function createContextId(event: WebhookEvent, onError: (error: unknown) => void): ContextId {
  try {
    return ContextIdFactory.getByRequest(event);
  } catch (error) {
    onError(error);
    return ContextIdFactory.create();
  }
}

const methodOf = (instance: object, method: string): Callback => Reflect.get(instance, method) as Callback;

/**
 * Binds a method that answers a call action. An interceptor of its class may wrap what the routes of the class return.
 * What is no call flow any more is replaced by what the method returned.
 */
export const bindCallAction: BindMethod = (instance, method, contexts, contextId, inquirerId) => {
  const callback = methodOf(instance, method);
  return async (event, onError) => {
    let returned: unknown;
    const recording = recordResult(callback, (value) => (returned = value));
    const run = bindMethod(instance, method, contexts, contextId, inquirerId, recording);
    const result = await run(event, onError);
    if (isCallFlow(result)) return result;
    const own = await Promise.resolve(returned).catch(() => undefined);
    return isCallFlow(own) ? own : result;
  };
};

const isCallFlow = (value: unknown): boolean =>
  Array.isArray(value) || Array.isArray((Object(value) as { readonly callflow?: unknown }).callflow);

/** Returns a function with the metadata of another, which Nest also finds in its prototype. */
function recordResult(callback: Callback, record: (value: unknown) => void): Callback {
  const recording = function (this: unknown, ...args: unknown[]): unknown {
    const value: unknown = Reflect.apply(callback, this, args);
    record(value);
    return value;
  };
  Reflect.deleteProperty(recording, 'name');
  Object.setPrototypeOf(recording, callback);
  return recording;
}

function bindMethod(
  instance: object,
  method: string,
  contexts: HandlerContexts,
  contextId?: ContextId,
  inquirerId?: string,
  callback = methodOf(instance, method),
): RunHandler {
  const run = contexts.creator.create(
    instance,
    callback,
    method,
    HANDLER_PARAMETERS,
    paramsFactory,
    contextId,
    inquirerId,
    { guards: true, interceptors: true, filters: false },
    EIGHT_BY_EIGHT_CONTEXT,
  ) as (event: WebhookEvent) => Promise<unknown>;
  const runFilters = createFilterRunner(
    { instance, callback, method, contextId, inquirerId, contextType: EIGHT_BY_EIGHT_CONTEXT },
    contexts,
  );
  return (event, onError) =>
    run(event).catch(async (error: unknown) => {
      onError(error);
      if (!runFilters) throw error;
      try {
        return await runFilters(error, event);
      } catch (filterError) {
        if (filterError !== error) onError(filterError);
        throw error;
      }
    });
}
