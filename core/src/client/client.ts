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

/** The return type of an operation without generated types. */
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
 * The client of a custom catalogue. It has one property for each API and one method for each operation. Operations with
 * the ID of an 8x8 operation have the types of `EightByEightClient`. Inputs of other operations are validated at run time.
 */
export type ClientOver<C extends Catalogue> = {
  readonly [A in keyof C]: Methods<
    A extends keyof EightByEightClient ? EightByEightClient[A] : object,
    C[A]['operations']
  >;
} & {
  /** Calls an operation by its ID. */
  readonly call: CallById<EightByEightClient>;
};

/**
 * Creates the client of a catalogue with the given ports: `createClient` gives it those of Node.js, and the n8n nodes give
 * it n8n's request helper.
 *
 * @throws {ValidationError} if an option is invalid.
 */
export function createClientOver<const C extends Catalogue>(
  catalogue: C,
  ports: Ports,
  options: ClientOptions,
): ClientOver<C> {
  validateClientOptions(options);
  const call = createCallOperation(ports, options, catalogue);
  const createMethods = (apiName: string, api: Api): object => {
    const methods = Object.keys(api.operations).map((name) => {
      const id = `${apiName}.${name}`;
      return [name, (input?: unknown, callOptions?: CallOptions) => call(id, input, callOptions)] as const;
    });
    return { ...Object.fromEntries(methods), ...createSendAllMethods(apiName, api, call, ports, options) };
  };
  const apis = Object.entries<Api>(catalogue).map(([name, api]) => [name, createMethods(name, api)] as const);
  return { ...Object.fromEntries(apis), call } as unknown as ClientOver<C>;
}
