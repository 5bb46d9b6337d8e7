import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';
import { TLSSocket, type TlsOptions } from 'node:tls';
import { setTimeout as delay } from 'node:timers/promises';

/** A request that the stub received. */
export interface SeenRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
  /** The index of the socket on which the request arrived, from 0. */
  readonly socket: number;
}

/** The response of the stub. The defaults are status 200, JSON, and an accepted SMS. */
export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The delay before the response, in milliseconds. */
  readonly afterMs?: number;
}

/** How the stub reacts to a request: with a response, or like a broken network. */
export type Reaction = StubAnswer | 'reset' | 'stall' | 'half a body' | 'a body that stalls';

/** A server on a loopback port with predefined reactions. */
export interface Stub8x8 {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  /** The indexes of the closed sockets. */
  readonly closed: ReadonlySet<number>;
  /** Ends the open sockets from the server side. */
  hangUp(): void;
}

export const accepted = {
  umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31',
  destination: '6591234567',
  status: { code: 'QUEUED', description: 'accepted' },
  encoding: 'AUTO',
};

const closings: (() => Promise<void>)[] = [];

/** Closes every open stub, for `afterEach`. */
export async function closeStubs(): Promise<void> {
  await Promise.all(closings.splice(0).map((close) => close()));
}

/** Starts a stub that reacts to the n-th request with the n-th reaction, and repeats the last one. */
export async function stub8x8(reactions: readonly Reaction[] = [{}], tls?: TlsOptions): Promise<Stub8x8> {
  const requests: SeenRequest[] = [];
  const sockets: Socket[] = [];
  const closed = new Set<number>();
  const server = tls ? createSecureServer(tls) : createServer();
  server.keepAliveTimeout = 0;
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => {
    const number = sockets.push(socket) - 1;
    socket.on('error', () => undefined);
    socket.on('close', () => closed.add(number));
  });
  server.on('request', (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      const body = Buffer.concat(chunks).toString('utf8');
      const count = requests.push({ method, url, headers, body, socket: sockets.indexOf(request.socket) });
      react(response, reactions[Math.min(count, reactions.length) - 1] ?? {});
    });
    request.on('error', () => undefined);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closings.push(async () => {
    const done = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await done;
  });
  return {
    url: `${tls ? 'https' : 'http'}://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    closed,
    hangUp() {
      for (const socket of sockets) socket.end();
    },
  };
}

function react(response: ServerResponse, reaction: Reaction): void {
  switch (reaction) {
    case 'reset':
      // A TLS socket cannot send a reset, so it is closed without a response.
      if (response.socket instanceof TLSSocket) response.socket.destroy();
      else response.socket?.resetAndDestroy();
      return;
    case 'stall':
      return;
    case 'half a body':
    case 'a body that stalls':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' });
      response.write('{"umid":', () => {
        if (reaction === 'half a body') response.socket?.destroy();
      });
      return;
    default: {
      const { status = 200, headers = {}, body = accepted, afterMs = 0 } = reaction;
      const text = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
      const answer = (): unknown =>
        response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(text);
      if (afterMs > 0) setTimeout(answer, afterMs);
      else answer();
    }
  }
}

/** Waits until the condition is true. The timeout of the test limits the wait. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await delay(5);
}

/** Returns the URL of a loopback port without a listener. */
export async function closedPort(): Promise<string> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return `http://127.0.0.1:${port}`;
}
