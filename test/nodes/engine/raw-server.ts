import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A TCP server that breaks HTTP on purpose: it resets connections, stalls, or sends half a response. */
export interface RawServer {
  readonly url: string;
  /** The number of complete requests, with their bodies. */
  readonly requests: () => number;
  close(): Promise<void>;
}

/** What the server does when a connection opens, and when a request is complete. */
export interface Behaviour {
  readonly onConnection?: (socket: Socket) => void;
  readonly onRequest?: (socket: Socket, count: number, head: string) => void;
}

/** The bytes of an HTTP response. */
export function answer(status: number, body: string, headers: Readonly<Record<string, string>> = {}): string {
  const all = { 'content-length': String(Buffer.byteLength(body)), ...headers };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  return [`HTTP/1.1 ${status} X`, ...lines, '', body].join('\r\n');
}

/** Starts a raw server on a free port. */
export async function rawServer({ onConnection, onRequest }: Behaviour): Promise<RawServer> {
  let requests = 0;
  const sockets = new Set<Socket>();
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => sockets.delete(socket));
    onConnection?.(socket);
    let received = '';
    socket.on('data', (chunk) => {
      received += chunk.toString();
      if (!isWhole(received)) return;
      requests += 1;
      const head = received;
      received = '';
      onRequest?.(socket, requests, head);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: () => requests,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function isWhole(received: string): boolean {
  const end = received.indexOf('\r\n\r\n');
  const length = /content-length: (\d+)/i.exec(received)?.[1] ?? '0';
  return end >= 0 && Buffer.byteLength(received) - end - 4 >= Number(length);
}
