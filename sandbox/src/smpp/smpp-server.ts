import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';

import type { SandboxContext } from '../engine/context';
import type { FeedEvent } from '../engine/event-feed';
import { CannotListen, describeListenError, reachableHost } from '../server/http-server';
import { smppDeliveryTable } from './deliver/smpp-delivery';
import { BoundSessions } from './session/bound-sessions';
import { createCertificate, type Certificate } from './session/certificate';
import { DeliveryQueue } from './session/delivery-queue';
import type { SmppBind } from './session/smpp-bind';
import { smppAccountRecord, type SmppAddress } from './smpp-account';

/** The SMPP server of a sandbox. */
export interface SmppServer {
  readonly address: SmppAddress;
  /** The binds, oldest first. */
  binds(): SmppBind[];
  /** How many receipts and messages wait for an acknowledgement. */
  waiting(): number;
  /** Cuts a connection. Returns false when there is no such bind. */
  cut(id: string): boolean;
  close(): Promise<void>;
}

/** The server of each sandbox that has one. Connections are no part of the state. */
const queues = new WeakMap<SandboxContext, DeliveryQueue>();

/** Sends a receipt or a message whose time has come, if a receiver is bound. Otherwise it stays until one binds. */
export function deliverOverSmpp(context: SandboxContext, deliveryId: string): void {
  queues.get(context)?.makeReady(deliveryId);
}

/**
 * Starts to listen for SMPP 3.4 on the ports of the options. Returns `undefined` when they name none.
 *
 * @throws {CannotListen}
 */
export async function startSmppServer(context: SandboxContext): Promise<SmppServer | undefined> {
  const { smppPort, smppTlsPort, smppCertificate, host } = context.options;
  if (smppPort === undefined && smppTlsPort === undefined) return undefined;
  const queue = new DeliveryQueue(context);
  queues.set(context, queue);
  const sessions = new BoundSessions(context, queue);
  const certificate = smppTlsPort === undefined ? undefined : (smppCertificate ?? createCertificate());
  const servers: Server[] = [];
  try {
    if (smppPort !== undefined)
      servers.push(
        await listen(
          createServer((socket) => sessions.accept(socket, false)),
          host,
          smppPort,
          'smppPort',
        ),
      );
    if (smppTlsPort !== undefined && certificate)
      servers.push(await listen(createSecureServer(certificate, sessions), host, smppTlsPort, 'smppTlsPort'));
  } catch (error) {
    for (const server of servers) server.close();
    throw error;
  }
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  const stopListening = context.eventFeed.on(({ kind }: FeedEvent) => {
    if (kind === 'reset') queue.reload();
  });
  return {
    get address() {
      return {
        ...{ host: reachableHost(host), ...context.state.record(smppAccountRecord) },
        ...(smppPort === undefined ? {} : { port: ports[0] ?? 0 }),
        ...(certificate ? { tlsPort: ports.at(-1) ?? 0, certificate: certificate.cert } : {}),
      };
    },
    binds: () => sessions.binds(),
    waiting: () => context.state.table(smppDeliveryTable).size,
    cut: (id) => sessions.cut(id),
    async close() {
      stopListening();
      const closed = servers.map((server) => new Promise((resolve) => server.close(resolve)));
      sessions.closeAll();
      await Promise.all(closed);
    },
  };
}

function createSecureServer({ cert, key }: Certificate, sessions: BoundSessions): Server {
  // 8x8 names TLS 1.3 for its port.
  const server = createTlsServer({ cert, key, minVersion: 'TLSv1.3' }, (socket) =>
    sessions.accept(socket, true),
  );
  server.on('connection', (socket: Socket) => sessions.track(socket));
  return server.on('tlsClientError', (_error, socket) => socket.destroy());
}

function listen(
  server: Server,
  host: string,
  port: number,
  option: 'smppPort' | 'smppTlsPort',
): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotListen(describeListenError(error, host, port, option))),
    );
    server.listen(port, host, () => resolve(server));
  });
}
