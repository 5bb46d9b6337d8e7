import type { EightByEightClient as Client } from 'cpaas-8x8';

/**
 * Exists only to be the injection token of the client, because Nest injects by class and a client is a plain object.
 */
function ClientToken(): never {
  throw new TypeError('EightByEightClient is an injection token. Inject it, or call createClient.');
}

/**
 * The client of an account, with one property for each API. Inject the client of the default account by this class.
 *
 * @example
 * constructor(private readonly eightByEight: EightByEightClient) {}
 */
export type EightByEightClient = Client;

/** The injection token of the default account's client. */
export const EightByEightClient = ClientToken as unknown as abstract new () => Client;
