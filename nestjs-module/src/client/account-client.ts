import { createClient, createNodeHttp, nodePorts, type EightByEightClient } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import { attemptLogger } from './attempt-logger';
import { RequestsInFlight } from './in-flight-requests';

/** The client of an account, and how it is brought to its end. */
export interface AccountClient {
  readonly client: EightByEightClient;
  /** Lets the requests on the wire end, begins no others, and closes the sockets. */
  end(): Promise<void>;
}

/** Makes the client of an account: it tells the app's logger, and can be brought to its end. */
export function accountClient(name: string, options: EightByEightModuleOptions): AccountClient {
  const { webhooks: _, logging, shutdownTimeoutMs = 10_000, ports, ...ofClient } = options;
  const sockets = createNodeHttp(options);
  const inFlight = new RequestsInFlight();
  const client = createClient({
    ...ofClient,
    ...attemptLogger(name, logging, options),
    ports: inFlight.watch({ ...nodePorts(), http: sockets.http, download: sockets.download, ...ports }),
  });
  return {
    client,
    async end() {
      await inFlight.end(shutdownTimeoutMs);
      sockets.close();
    },
  };
}
