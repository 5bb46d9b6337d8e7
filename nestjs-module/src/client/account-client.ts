import { createClient, createNodeHttp, nodePorts, type EightByEightClient } from 'cpaas-8x8';
import type { EightByEightModuleOptions } from '../options/eight-by-eight-options.interface';
import { createAttemptLogger } from './attempt-logger';
import { InFlightRequests } from './in-flight-requests';

/** The client of an account. */
export interface AccountClient {
  readonly client: EightByEightClient;
  /** Closes idle sockets. The client still works. */
  release(): void;
  /** Refuses new requests, waits until running ones finish, then closes the sockets. */
  shutDown(): Promise<void>;
}

/**
 * Creates the client of an account from the options of its module. The client logs to the app's logger, and the module
 * shuts it down together with the app.
 */
export function createAccountClient(name: string, options: EightByEightModuleOptions): AccountClient {
  const { webhooks, enhancers, handlerTimeoutMs, onEvent, logging, ...shared } = options;
  const { shutdownTimeoutMs = 10_000, ports, ...clientOptions } = shared;
  const sockets = createNodeHttp(options);
  const inFlight = new InFlightRequests();
  const client = createClient({
    ...clientOptions,
    ...createAttemptLogger(name, logging, options),
    ports: inFlight.wrapPorts({ ...nodePorts(), http: sockets.http, download: sockets.download, ...ports }),
  });
  return {
    client,
    release: () => sockets.close(),
    async shutDown() {
      await inFlight.drain(shutdownTimeoutMs);
      sockets.close();
    },
  };
}
