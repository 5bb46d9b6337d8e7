import { entriesOf, type CatalogueEntry } from '../catalogue/entries';
import type { Api, Batching, Catalogue, Operation } from '../catalogue/operation';
import type { Caller } from '../transport/call';
import type { InputOf, OutputOf } from '../transport/operation-types';
import type { Ports } from '../transport/http-port';
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

/** The methods by API: `{ sms: { sendAll } }`. */
export function bulkMethods(
  catalogue: Catalogue,
  call: Caller,
  ports: Ports,
  settings: ClientOptions,
): ReadonlyMap<string, object> {
  const methods = new Map<string, Record<string, unknown>>();
  for (const entry of entriesOf(catalogue)) {
    const method = bulkMethod(entry, call, ports, settings);
    if (!method) continue;
    const ofApi = methods.get(entry.apiName) ?? {};
    ofApi[`${entry.name}All`] = method;
    methods.set(entry.apiName, ofApi);
  }
  return methods;
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
    const { timeoutMs, deadlineMs, maxRetries, template, signal = ofClient } = options;
    const limits = {
      ...(timeoutMs === undefined ? {} : { timeoutMs }),
      ...(deadlineMs === undefined ? {} : { deadlineMs }),
      ...(maxRetries === undefined ? {} : { maxRetries }),
    };
    const parts = { call, entry, batching, template, limits, mostAtOnce, now: ports.now };
    return new BulkSend(source, { ...options, ...(signal ? { signal } : {}) }, parts);
  };
}
