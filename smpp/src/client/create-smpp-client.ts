import { validateOptions } from './validate-options';
import { Client } from './client';
import type { SmppClientOptions } from './options';
import type { SmppClient } from './smpp-client';

/**
 * Creates a client of 8x8's SMPP server. `connect` opens its binds.
 *
 * Follows https://developer.8x8.com/connect/docs/smpp-connection.
 *
 * @example
 * const smpp = createSmppClient({ systemId, password, region: 'asiaPacific' });
 * smpp.on('sms.status', async ({ umid, payload }) => save(umid, payload.status?.state));
 * await smpp.connect();
 * const { umid } = await smpp.send({ destination: '+6591234567', text: 'Hello' });
 *
 * @throws {ValidationError} if an option is not valid.
 */
export function createSmppClient(options: SmppClientOptions): SmppClient {
  validateOptions(options);
  const client = new Client(options);
  // Only what is public: a log that prints the client shows no sockets, and the methods can be passed on.
  return {
    operation: client.operation,
    concurrency: client.concurrency,
    get binds() {
      return client.binds;
    },
    connect: (connectOptions) => client.connect(connectOptions),
    send: (input, sendOptions) => client.send(input, sendOptions),
    sendAll: client.sendAll,
    on: (type, handler) => client.on(type, handler),
    endsRun: (error) => client.endsRun(error),
    close: (closeOptions) => client.close(closeOptions),
  };
}
