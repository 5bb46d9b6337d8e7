import { createServer, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A request as the stub saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The JSON that came, or `undefined`. */
  readonly body: unknown;
}

export interface StubAnswer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON; a text is sent as it is. */
  readonly body?: unknown;
  readonly delayMs?: number;
}

/** A server that answers as a test wants, where the test has to see the request itself. */
export interface StubServer {
  readonly url: string;
  readonly requests: readonly SeenRequest[];
  close(): Promise<void>;
}

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
