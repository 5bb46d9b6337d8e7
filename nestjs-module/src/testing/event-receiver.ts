import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { bridge, callFlowAnswer } from 'cpaas-8x8';

/** A local HTTP server that records the webhooks that a sandbox posts. `sampleEvent` takes its events from them. */
export interface EventReceiver {
  readonly url: string;
  readonly bodies: readonly string[];
  close(): Promise<void>;
}

/** Starts a receiver. It answers every request with a call flow that joins a second call and records it, so that the sandbox also posts the events of such calls. */
export async function startEventReceiver(): Promise<EventReceiver> {
  const answer = JSON.stringify(
    callFlowAnswer([bridge({ source: '+6531580001', destination: '+6597654321', callRecording: true })]),
  );
  const bodies: string[] = [];
  const server = createServer((request, response) => {
    void text(request).then((body) => {
      bodies.push(body);
      response.end(answer);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    bodies,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
