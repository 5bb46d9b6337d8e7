import { createServer as createSecureServer } from 'node:https';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { accepted } from '../client/stub-8x8';

const servers: Server[] = [];
const sockets: Socket[] = [];

/** Closes every started proxy, for `afterEach`. */
export async function closeProxies(): Promise<void> {
  for (const socket of sockets.splice(0)) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
}

export interface ProxyBehavior {
  /** The status with which it answers `CONNECT`. Default 200. */
  readonly status?: number;
  /** Makes clients connect to the proxy with TLS. */
  readonly certificate?: { readonly key: string; readonly cert: string };
  /** The user and the password that it asks for: `user:password`. It answers others with 407. */
  readonly credentials?: string;
  /** Accepts connections, and never answers. */
  readonly stalls?: boolean;
}

/** Starts a proxy that tunnels with `CONNECT` and answers other requests itself. Returns its address and what it saw. */
export async function startProxy(behavior: ProxyBehavior = {}) {
  const { status = 200, certificate, credentials, stalls = false } = behavior;
  const seen: string[] = [];
  const note = ({ method, url, headers }: IncomingMessage): void =>
    void seen.push(`${method} ${url} ${headers['proxy-authorization'] ?? ''}`.trim());
  const forward = (request: IncomingMessage, response: ServerResponse): void => {
    note(request);
    response.end(JSON.stringify(accepted));
  };
  const statusFor = ({ headers }: IncomingMessage): number =>
    credentials === undefined || headers['proxy-authorization'] === basic(credentials) ? status : 407;
  const server = certificate ? createSecureServer(certificate, forward) : createServer(forward);
  server.on('connect', (request: IncomingMessage, socket: Socket) => {
    note(request);
    sockets.push(socket);
    socket.on('error', () => undefined);
    if (stalls) return;
    const answer = statusFor(request);
    if (answer !== 200) {
      socket.end(`HTTP/1.1 ${answer} No\r\n\r\n`);
      return;
    }
    const [host, port] = (request.url ?? '').split(':');
    const target = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      socket.pipe(target).pipe(socket);
    });
    target.on('error', () => socket.destroy());
    sockets.push(target);
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { host: `127.0.0.1:${(server.address() as AddressInfo).port}`, seen };
}

export const basic = (credentials: string): string => `Basic ${Buffer.from(credentials).toString('base64')}`;
