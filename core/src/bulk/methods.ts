import { entriesOf, type CatalogueEntry } from '../catalogue/entries';
import type { Api } from '../catalogue/operation';
import type { Caller } from '../transport/call';
import type { Ports } from '../transport/http-port';
import { limitsIn } from '../transport/limits';
import type { ClientOptions } from '../transport/settings';
import { BulkSend } from './bulk-send';
import type { BulkOptions } from './options';

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
