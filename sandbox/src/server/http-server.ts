import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export type RequestListener = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/** A server that listens. */
export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** The server cannot listen: the port is in use, or not allowed. The message says what to do. */
export class CannotListen extends Error {
  override readonly name = 'CannotListen';
}

/** Longer than clients keep idle connections, so that the server does not close one in use. */
const keepAliveMs = 65_000;

/**
 * Starts an HTTP server, and resolves when it listens.
 *
 * @throws {CannotListen}
 */
export function startServer(host: string, port: number, handle: RequestListener): Promise<RunningServer> {
  const server = createServer((request, response) => {
    handle(request, response).catch(() => response.destroy());
  });
  server.keepAliveTimeout = keepAliveMs;
  server.requestTimeout = 0;
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new CannotListen(describeListenError(error, host, port, 'port'))),
    );
    server.listen(port, host, () => {
      const { port: actualPort } = server.address() as AddressInfo;
      resolve({
        url: `http://${reachableHost(host)}:${actualPort}`,
        close: () =>
          new Promise((resolveClosed) => {
            server.close(() => resolveClosed());
            server.closeAllConnections();
          }),
      });
    });
  });
}

/** A server that listens on all addresses is reached through the loopback address. */
export function reachableHost(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1';
  if (host === '::') return '[::1]';
  return host.includes(':') ? `[${host}]` : host;
}

/** The options that take a port, and those of the command that set them. */
const portOptions = { port: '--port', smppPort: '--smpp-port', smppTlsPort: '--smpp-tls-port' } as const;

/** Says why a server cannot listen, and what to do. */
export function describeListenError(
  { code, message }: NodeJS.ErrnoException,
  host: string,
  port: number,
  option: keyof typeof portOptions,
): string {
  const where = `with ${portOptions[option]}, or with the option ${option} in code`;
  if (code === 'EADDRINUSE')
    return `Port ${port} is in use: another program, perhaps another sandbox, listens on it. Choose another port ${where}.`;
  if (code === 'EACCES') return `Port ${port} needs more rights. Choose a port above 1023 ${where}.`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `${host} is not an address of this machine.`;
  return `The sandbox cannot listen on ${host}:${port}: ${message}`;
}
