import type { OperationId } from '../generated/operations';
import type { CallOptions } from '../transport/client-options';
import type { ApiPromise } from './api-promise';

type Method<Client, Id extends string> = Id extends `${infer Api extends keyof Client & string}.${infer Name}`
  ? Extract<Client[Api][Name & keyof Client[Api]], (...input: never[]) => unknown>
  : never;

/** Accepts `string` and template types. Rejects a literal: a literal that is not an operation ID is a mistake. */
type RuntimeId<Id extends string> = Record<string, unknown> extends { [K in Id]: unknown } ? Id : never;

/** The type of `client.call`, which calls any operation by its ID: `client.call('sms.send', input)`. */
export interface CallById<Client> {
  <Id extends OperationId>(id: Id, ...input: Parameters<Method<Client, Id>>): ReturnType<Method<Client, Id>>;
  /** Calls an operation whose ID is only known at run time. The input and output have no types. */
  <Id extends string>(id: RuntimeId<Id>, input?: unknown, options?: CallOptions): ApiPromise<unknown>;
}
