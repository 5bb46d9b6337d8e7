import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A webhook that was posted. */
export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * A server that stands for the user's: it receives and records webhooks, and answers as a test wants. It also answers
 * requests for tokens.
 */
export interface WebhookReceiver {
  readonly url: string;
  readonly received: Received[];
  /** The HTTP statuses of the responses, in order; the last one is repeated. `hang` never answers, `break` hangs up. */
  answers: readonly (number | 'hang' | 'break')[];
  /** The delay before a response. */
  delayMs: number;
  /** The most requests that were open at a time. */
  mostAtOnce: number;
  close(): Promise<void>;
}

/** Starts a receiver on a free port. */
export async function startReceiver(): Promise<WebhookReceiver> {
  const received: Received[] = [];
  let count = 0;
  let open = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    receiver.mostAtOnce = Math.max(receiver.mostAtOnce, ++open);
    response.on('close', () => open--);
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
        setTimeout(() => response.end(JSON.stringify({ access_token: 'fetched-token' })), receiver.delayMs);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    answers: [200],
    delayMs: 0,
    mostAtOnce: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return receiver;
}
