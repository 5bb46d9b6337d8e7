import { bulkMethods, type BulkMethods } from '../bulk/methods';
import type { Apis } from '../catalogue';
import type { Api, Catalogue, Operation, Paging } from '../catalogue/operation';
import type { Call, Caller } from './call';
import { createCaller } from './caller';
import { checkOptions } from './check-options';
import type { Ports } from './http-port';
import type { ExportCall } from './export-call';
import type { JobCall } from './job-call';
import { madeWhenAsked } from './made-when-asked';
import type { EightByEightClient } from './described';
import type { InputOf, ItemOf, OutputOf, Same } from './operation-types';
import type { PagedCall } from './paged-call';
import type { CallOptions, ClientOptions } from './settings';

/** A list is awaited or gone through; a job is awaited or followed to its end; anything else is awaited. */
type CallTo<A extends Api, O extends Operation> = O extends { paging: Paging }
  ? PagedCall<OutputOf<O>, ItemOf<O>>
  : O extends { job: { status: infer S extends keyof A['operations']; files: string } }
    ? ExportCall<OutputOf<O>, OutputOf<A['operations'][S]>>
    : O extends { job: { status: infer S extends keyof A['operations'] } }
      ? JobCall<OutputOf<O>, OutputOf<A['operations'][S]>>
      : Call<OutputOf<O>>;

type Method<A extends Api, O extends Operation> =
  Partial<InputOf<O>> extends InputOf<O>
    ? (input?: InputOf<O>, options?: CallOptions) => CallTo<A, O>
    : (input: InputOf<O>, options?: CallOptions) => CallTo<A, O>;

type Methods<A extends Api> = { readonly [O in keyof A['operations']]: Method<A, A['operations'][O]> };

/** One method an operation, one group an API, as a catalogue has them. */
export type ClientOver<C extends Catalogue> = {
  readonly [A in keyof C]: Methods<C[A]> & BulkMethods<C[A]>;
} & {
  /** Any operation by its id, `client.call('sms.send', input)`, for those who have it as data. */
  readonly call: Caller;
};

/**
 * A client, of all of 8x8 or of a catalogue of your own: one method an operation, one group an API,
 * `client.sms.send({ destination, text })`.
 *
 * What a method takes and gives, its limits and its page at 8x8 stand with the method.
 */
export type Client<C extends Catalogue = Apis> =
  Same<C, Apis> extends true ? EightByEightClient : ClientOver<C>;

/** Builds the client of a catalogue over the given ports. */
export function createClientOver<const C extends Catalogue>(
  catalogue: C,
  ports: Ports,
  options: ClientOptions,
): Client<C> {
  checkOptions(options);
  const call = createCaller(ports, options, catalogue);
  const methodsOf = (apiName: string, api: Api): object => {
    const methods = Object.keys(api.operations).map((name) => {
      const id = `${apiName}.${name}`;
      return [name, (input?: unknown, callOptions?: CallOptions) => call(id, input, callOptions)] as const;
    });
    return { ...Object.fromEntries(methods), ...bulkMethods(apiName, api, call, ports, options) };
  };
  const apis = Object.keys(catalogue).map(
    (apiName) => [apiName, () => methodsOf(apiName, catalogue[apiName] as Api)] as const,
  );
  return Object.assign(madeWhenAsked(Object.fromEntries(apis)), { call }) as unknown as Client<C>;
}
