import { entriesOf, type CatalogueEntry } from '../catalogue/entries';
import type { Api, Batching, Operation } from '../catalogue/operation';
import type { Caller } from '../transport/call';
import type { InputOf, OutputOf } from '../transport/operation-types';
import type { Ports } from '../transport/http-port';
import { limitsIn } from '../transport/limits';
import type { ClientOptions } from '../transport/settings';
import { BulkSend } from './bulk-send';
import type { BulkOptions } from './options';
import type { BulkSource } from './source';

/** `sendAll` beside each `send` of which many travel in one request. */
export type BulkMethods<A extends Api> = {
  readonly [O in keyof A['operations'] as A['operations'][O] extends { batching: Batching }
    ? `${O & string}All`
    : never]: SendAll<A['operations'][O], BatchOf<A, A['operations'][O]>>;
};

type BatchOf<A extends Api, O extends Operation> = O extends {
  batching: { operation: infer B extends keyof A['operations']; items: infer I };
}
  ? { readonly input: InputOf<A['operations'][B]>; readonly items: I }
  : never;

type ItemOf<B> = B extends { input: infer I; items: infer N extends PropertyKey }
  ? NonNullable<I[N & keyof I]> extends readonly (infer E)[]
    ? E
    : never
  : never;

type TemplateOf<B> = B extends { input: { template?: infer T } } ? NonNullable<T> : never;

/**
 * Sends to many recipients, in batches as 8x8 takes them. Each of them ends as accepted, rejected or unknown, or was
 * not sent; none keeps another from being sent, and none is sent twice.
 */
export interface SendAll<O extends Operation, B> {
  (
    source: BulkSource<InputOf<O>>,
    options?: BulkOptions<OutputOf<O>> & { readonly template?: never },
  ): BulkSend<OutputOf<O>>;
  /** With a template, recipients may leave out what it has. */
  (
    source: BulkSource<ItemOf<B>>,
    options: BulkOptions<OutputOf<O>> & { readonly template: TemplateOf<B> },
  ): BulkSend<OutputOf<O>>;
}

/** The methods of an API: `{ sendAll }` for SMS. */
export function bulkMethods(
  apiName: string,
  api: Api,
  call: Caller,
  ports: Ports,
  settings: ClientOptions,
): Readonly<Record<string, unknown>> {
  const methods = entriesOf({ [apiName]: api }).flatMap((entry) => {
    const method = bulkMethod(entry, call, ports, settings);
    return method ? [[`${entry.name}All`, method] as const] : [];
  });
  return Object.fromEntries(methods);
}

function bulkMethod(
  entry: CatalogueEntry,
  call: Caller,
  ports: Ports,
  { signal: ofClient }: ClientOptions,
): ((source: unknown, options?: BulkOptions) => BulkSend) | undefined {
  const { batching } = entry.operation;
  const items = batching && entry.api.operations[batching.operation]?.input.properties[batching.items];
  if (!batching || items?.type !== 'array') return undefined;
  const mostAtOnce = items.maxItems ?? 1_000;
  return (source, options = {}) => {
    const { template, signal = ofClient } = options;
    const limits = limitsIn(options);
    const parts = { call, entry, batching, template, limits, mostAtOnce, now: ports.now };
    return new BulkSend(source, { ...options, ...(signal ? { signal } : {}) }, parts);
  };
}
