import { createClient, createNodeHttp, nodePorts, type EightByEightClient } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import { createAttemptLogger } from './attempt-logger';
import { InFlightRequests } from './in-flight-requests';

/** The client of an account. */
export interface AccountClient {
  readonly client: EightByEightClient;
  /** Refuses new requests, waits until running ones finish, then closes the sockets. */
  shutDown(): Promise<void>;
}

/** Creates the client of an account. It writes to the app's logger and can be shut down. */
export function createAccountClient(name: string, options: EightByEightModuleOptions): AccountClient {
  const { webhooks: _, logging, shutdownTimeoutMs = 10_000, ports, ...clientOptions } = options;
  const sockets = createNodeHttp(options);
  const inFlight = new InFlightRequests();
  const client = createClient({
    ...clientOptions,
    ...createAttemptLogger(name, logging, options),
    ports: inFlight.wrapPorts({ ...nodePorts(), http: sockets.http, download: sockets.download, ...ports }),
  });
  return {
    client,
    async shutDown() {
      await inFlight.drain(shutdownTimeoutMs);
      sockets.close();
    },
  };
}
