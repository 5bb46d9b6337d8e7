import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request that the stub received. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The parsed JSON body, or `undefined`. */
  readonly body: unknown;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. A string is sent as it is. */
  readonly body?: unknown;
  readonly delayMs?: number;
}

/** A server whose responses a test decides. It records the requests, for tests that check them. */
export interface StubServer {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

/** Starts a stub server on a free port. */
export async function stubServer(
  answer: (request: SeenRequest, count: number) => StubAnswer,
): Promise<StubServer> {
  const requests: SeenRequest[] = [];
  const server = createServer((incoming, outgoing) => {
    void bodyOf(incoming).then((text) => {
      const { method = '', url = '', headers } = incoming;
      const request = { method, path: url, headers, body: text ? (JSON.parse(text) as unknown) : undefined };
      requests.push(request);
      const { status = 200, headers: extra = {}, body = '', delayMs = 0 } = answer(request, requests.length);
      const reply = (): void => {
        outgoing.writeHead(status, { 'content-type': 'application/json', ...extra });
        outgoing.end(typeof body === 'string' ? body : JSON.stringify(body));
      };
      if (delayMs > 0) setTimeout(reply, delayMs);
      else reply();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
}
