import { catalogue as fullCatalogue } from '../catalogue';
import type { Catalogue } from '../catalogue/operation';
import type { EightByEightClient } from '../generated/client';
import { fromCsv } from '../csv';
import { createClientOver, type ClientOver } from '../client/client';
import type { Ports } from '../transport/http-port';
import { createNodeHttp, type NodeHttpOptions } from './http';
import type { NodeClientOptions } from './node-client-options';
import { validateNodeOptions } from './validate-node-options';
import { sleep } from './abort';
import {
  createVerifierWithClock,
  type VerificationApi,
  type Verifier,
  type VerifierOptions,
} from '../verification';

/** Returns the default ports of Node: HTTP with keep-alive, timers, clock and random numbers. */
export function nodePorts(options: NodeHttpOptions = {}): Ports {
  const { http, download } = createNodeHttp(options);
  return { http, download, readCsv: fromCsv, sleep, now: Date.now, random: Math.random };
}

/**
 * Creates a client of the 8x8 CPaaS API for Node.
 *
 * @example
 * const client = createClient({ apiKey, region: 'asiaPacific', subAccountId: 'ExampleCo_SMS' });
 * const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });
 *
 * @throws {ValidationError} when an option is not valid.
 */
export function createClient(options: NodeClientOptions): EightByEightClient;
export function createClient<const C extends Catalogue>(
  options: NodeClientOptions,
  catalogue: C,
): ClientOver<C>;
export function createClient(options: NodeClientOptions, catalogue: Catalogue = fullCatalogue): unknown {
  validateNodeOptions(options);
  const { ports, maxSockets, proxy, tls, agent, ...clientOptions } = options;
  return createClientOver(catalogue, { ...nodePorts(options), ...ports }, clientOptions);
}

/**
 * Creates a verifier, which sends verification codes and checks each code once. It limits how often codes are sent again.
 *
 * Follows https://developer.8x8.com/connect/reference/verify-request-v2.
 *
 * @example
 * const verifier = createVerifier(client.verification, { brand: 'ExampleCo', codeLength: 6 });
 * const { sessionId } = await verifier.start('+6591234567');
 * const { status } = await verifier.resume(sessionId).check('493027');
 */
export function createVerifier(api: VerificationApi, options: VerifierOptions = {}): Verifier {
  const { now = Date.now, ...settings } = options;
  return createVerifierWithClock(api, now, settings);
}
