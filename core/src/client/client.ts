import { createSendAllMethods } from '../bulk/send-all';
import type { Api, Catalogue } from '../catalogue/operation';
import type { EightByEightClient } from '../generated/client';
import type { ApiPromise } from './api-promise';
import type { CallById } from './call-by-id';
import { createCallOperation } from './call-operation';
import { validateClientOptions } from './validate-options';
import type { ExportPromise } from './export-promise';
import type { Ports } from '../transport/http-port';
import type { JobPromise } from './job-promise';
import type { PagePromise } from './page-promise';
import type { CallOptions, ClientOptions } from '../transport/client-options';

/** The call of an operation whose output has no type. */
type UntypedCall<O> = O extends { readonly paging: object }
  ? PagePromise<unknown, unknown>
  : O extends { readonly job: { readonly files: string } }
    ? ExportPromise<unknown, unknown>
    : O extends { readonly job: object }
      ? JobPromise<unknown, unknown>
      : ApiPromise<unknown>;

type UntypedMethods<Operations> = {
  readonly [Name in keyof Operations]: (
    input?: Readonly<Record<string, unknown>>,
    options?: CallOptions,
  ) => UntypedCall<Operations[Name]>;
};

type Methods<Known, Operations> = UntypedMethods<Omit<Operations, keyof Known>> &
  Pick<Known, keyof Known & (keyof Operations | `${keyof Operations & string}All`)>;

/**
 * The client of a catalogue of your own: one property an API, one method an operation. Operations with an ID of 8x8's
 * have the types of `EightByEightClient`. The inputs of other operations are checked when they are called.
 */
export type ClientOver<C extends Catalogue> = {
  readonly [A in keyof C]: Methods<
    A extends keyof EightByEightClient ? EightByEightClient[A] : object,
    C[A]['operations']
  >;
} & {
  /** Calls any operation by its ID. */
  readonly call: CallById<EightByEightClient>;
};

/** Creates the client of a catalogue over the given ports. */
export function createClientOver<const C extends Catalogue>(
  catalogue: C,
  ports: Ports,
  options: ClientOptions,
): ClientOver<C> {
  validateClientOptions(options);
  const call = createCallOperation(ports, options, catalogue);
  const methodsOf = (apiName: string, api: Api): object => {
    const methods = Object.keys(api.operations).map((name) => {
      const id = `${apiName}.${name}`;
      return [name, (input?: unknown, callOptions?: CallOptions) => call(id, input, callOptions)] as const;
    });
    return { ...Object.fromEntries(methods), ...createSendAllMethods(apiName, api, call, ports, options) };
  };
  const apis = Object.entries<Api>(catalogue).map(([name, api]) => [name, methodsOf(name, api)] as const);
  return { ...Object.fromEntries(apis), call } as unknown as ClientOver<C>;
}
