import { catalogue as everything } from '../catalogue';
import type { Catalogue } from '../catalogue/operation';
import type { EightByEightClient } from '../generated/client';
import { createClientOver, type ClientOver } from '../client/client';
import type { Ports } from '../transport/http-port';
import type { ClientOptions } from '../transport/client-options';
import { createNodeHttp } from './http';
import { sleep } from './abort';
import {
  createVerifierWithClock,
  type VerificationApi,
  type Verifier,
  type VerifierOptions,
} from '../verification';

/** Options of a client in Node: the API key is needed here. */
export interface NodeClientOptions extends ClientOptions {
  readonly apiKey: string;
  /** Most sockets to one host at a time. Default 64. */
  readonly maxSockets?: number;
  /** In place of Node's network, timers, clock or dice: those given here. */
  readonly ports?: Partial<Ports>;
}

/** Node's network, timers, clock and dice. */
export function nodePorts(options: { readonly maxSockets?: number } = {}): Ports {
  const { http, download } = createNodeHttp(options);
  return { http, download, sleep, now: Date.now, random: Math.random };
}

/**
 * A client of 8x8 that just works in Node, on keep-alive sockets.
 *
 * @example
 * const client = createClient({ apiKey, region: 'asiaPacific', subAccountId: 'ExampleCo_SMS' });
 * const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });
 *
 * @throws {ValidationError} when the options, or later an input, are wrong; nothing is sent then.
 */
export function createClient(options: NodeClientOptions): EightByEightClient;
export function createClient<const C extends Catalogue>(
  options: NodeClientOptions,
  catalogue: C,
): ClientOver<C>;
export function createClient(options: NodeClientOptions, catalogue: Catalogue = everything): unknown {
  const given: ClientOptions = options;
  return createClientOver(
    catalogue,
    { ...nodePorts(options), ...options.ports },
    { ...options, apiKey: given.apiKey ?? '' },
  );
}

/**
 * A helper over the verification API: sends codes, checks each once, and knows when they may be sent again.
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
