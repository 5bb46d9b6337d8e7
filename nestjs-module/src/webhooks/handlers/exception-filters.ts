import { Catch, type ExceptionFilter } from '@nestjs/common';
import type { ContextId } from '@nestjs/core';
import type { WebhookEvent } from 'cpaas-8x8';
import { isObservable, lastValueFrom } from 'rxjs';
import type { HandlerContexts } from './handler-contexts';

/** Nest's metadata key of `@UseFilters`. */
const EXCEPTION_FILTERS = '__exceptionFilters__';

/** A handler whose exception filters are run. */
interface FilteredHandler {
  readonly instance: object;
  readonly callback: (...args: unknown[]) => unknown;
  readonly method: string;
  readonly contextId: ContextId | undefined;
  readonly inquirerId: string | undefined;
  readonly contextType: string;
}

/** Passes an error to the filters. Resolves with what a filter returned; rejects with the error if none handled it. */
export type RunFilters = (error: unknown, event: WebhookEvent) => Promise<unknown>;

/** The last filter of a handler. It throws the error again, so that Nest does not log it a second time. */
@Catch()
class Unhandled implements ExceptionFilter<unknown> {
  catch(error: unknown): never {
    throw error;
  }
}

/**
 * Returns a function that runs the exception filters of a handler, if it has any. A filter handles an error if it
 * returns a value or a promise of a value. If it returns nothing or throws, as filters for HTTP do, the event stays
 * unhandled.
 */
export function createFilterRunner(
  handler: FilteredHandler,
  contexts: HandlerContexts,
): RunFilters | undefined {
  const filters = [...filtersOf(handler.instance.constructor), ...filtersOf(handler.callback)];
  if (filters.length === 0 && contexts.scope === 'handler') return undefined;
  return async (error, event) => {
    const caught = await catchInContext(error, event, handler, filters, contexts);
    const value = isObservable(caught) ? await lastValueFrom(caught, { defaultValue: undefined }) : caught;
    if (value === undefined) throw error;
    return value;
  };
}

function catchInContext(
  error: unknown,
  event: WebhookEvent,
  { instance, method, contextId, inquirerId, contextType }: FilteredHandler,
  filters: readonly unknown[],
  { creator, scope }: HandlerContexts,
): Promise<unknown> {
  const fail = (): never => {
    throw error;
  };
  // Nest asks the last filter first.
  Reflect.defineMetadata(
    EXCEPTION_FILTERS,
    scope === 'handler' ? [new Unhandled(), ...filters] : filters,
    fail,
  );
  const run = creator.create(
    instance,
    fail,
    // Another name than the handler's: Nest caches the parameters of a handler by its name.
    `${method}:filters`,
    undefined,
    undefined,
    contextId,
    inquirerId,
    { guards: false, interceptors: false, filters: true },
    contextType,
  ) as (event: WebhookEvent) => Promise<unknown>;
  return run(event);
}

const filtersOf = (target: object): readonly unknown[] =>
  (Reflect.getMetadata(EXCEPTION_FILTERS, target) as readonly unknown[] | undefined) ?? [];
