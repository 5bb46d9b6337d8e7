import type { EightByEightClient } from '../generated/client';
import type { OperationId } from '../generated/operations';
import type { Call } from './call';
import type { CallOptions } from './settings';

type Method<Id extends OperationId> = Id extends `${infer Api extends keyof EightByEightClient}.${infer Name}`
  ? Extract<EightByEightClient[Api][Name & keyof EightByEightClient[Api]], (...input: never[]) => unknown>
  : never;

/** `string` or a template, but no literal: a literal that is not the ID of an operation is a mistake. */
type RuntimeId<Id extends string> = Record<string, unknown> extends { [K in Id]: unknown } ? Id : never;

/** Calls any operation by its ID: `client.call('sms.send', input)`. */
export interface CallById {
  <Id extends OperationId>(id: Id, ...input: Parameters<Method<Id>>): ReturnType<Method<Id>>;
  /** Calls an operation whose ID is known only when the program runs. */
  <Id extends string>(id: RuntimeId<Id>, input?: unknown, options?: CallOptions): Call<unknown>;
}
