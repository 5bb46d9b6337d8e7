import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook that was posted. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/** A real server that webhooks are posted to. */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: Received[];
  /** HTTP status of the answers, one after the other; the last one stays. `hang` never answers, `break` hangs up. */
  answers: readonly (number | 'hang' | 'break')[];
  close(): Promise<void>;
}

export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  let count = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const isJson = request.headers['content-type'] === 'application/json';
      const body = isJson ? (JSON.parse(text) as Received['body']) : {};
      received.push({ path: request.url ?? '', headers: request.headers, text, body });
      const answer = receiver.answers[Math.min(count++, receiver.answers.length - 1)] ?? 200;
      if (answer === 'break') response.destroy();
      else if (answer !== 'hang') {
        response.writeHead(answer, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ access_token: 'fetched-token' }));
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers: [200],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
