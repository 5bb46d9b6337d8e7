import { catalogue } from '../../../core/src/catalogue';
import type { EightByEightClient } from '../../../core/src/generated';
import { createNodeHttp } from '../../../core/src/node/http';
import { sleep as nodeSleep } from '../../../core/src/node/abort';
import { createClientOver } from '../../../core/src/client';
import { EightByEightError } from '../../../core/src/errors';
import type { ClientOptions, Ports } from '../../../core/src/transport';

export const apiKey = 'Key-That-Nobody-May-See-0123456789';

/** A client with real sockets and a simulated clock: waits end immediately and move the clock forward. */
export interface Rig {
  readonly client: EightByEightClient;
  readonly ports: Ports;
  /** The duration of each wait that the client requested, in milliseconds. */
  readonly waits: readonly number[];
}

/** Creates a client with a simulated clock for the server at this URL. */
export function clientOf(baseUrl: string, options: ClientOptions = {}, random = 0.5): Rig {
  const waits: number[] = [];
  let ahead = 0;
  const ports: Ports = {
    http: createNodeHttp().http,
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      waits.push(ms);
      ahead += ms;
    },
    now: () => Date.now() + ahead,
    random: () => random,
  };
  return { client: createClientOver(catalogue, ports, { ...defaults, baseUrl, ...options }), ports, waits };
}

/** Creates a client with the real clock, whose waits take real time. */
export function patientClientOf(baseUrl: string, options: ClientOptions = {}): EightByEightClient {
  const ports = { http: createNodeHttp().http, sleep: nodeSleep, now: Date.now, random: () => 0.5 };
  return createClientOver(catalogue, ports, { ...defaults, baseUrl, ...options });
}

const defaults = { apiKey, subAccountId: 'ExampleCo_SMS', accountId: 'ExampleCo' } as const;

export const sms = { destination: '+6591234567', text: 'Hello' } as const;
export const umid = 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31';

/** Returns the error of a call. Throws if the call succeeds or fails with an error that is not an EightByEightError. */
export async function errorOf(call: PromiseLike<unknown>): Promise<EightByEightError> {
  const ended = await call.then(
    (data) => ({ data }),
    (error: unknown) => ({ error }),
  );
  if ('error' in ended && ended.error instanceof EightByEightError) return ended.error;
  throw new Error('it did not end with an error of ours', { cause: ended });
}
