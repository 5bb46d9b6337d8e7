import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { parseWebhook, type CallFlowAnswer, type KnownWebhookEvent } from 'cpaas-8x8';

import type { Started } from '../started-sandbox';

/** A parsed voice event. */
export type CallEvent = Extract<KnownWebhookEvent, { family: 'voice' }>;

/** A server that receives the webhooks of voice, and responds to call actions with call flows. */
export interface CallReceiver {
  readonly events: CallEvent[];
  /** The `Authorization` of each request. */
  readonly authorizations: (string | undefined)[];
  /** The response to a call action. A number is an HTTP status; a string is sent as it is. */
  answer: (event: CallEvent) => CallFlowAnswer | number | string;
  close(): Promise<void>;
}

const voiceTypes = ['VCA', 'VCS', 'VSS', 'VRU', 'VNU'] as const;

/** Starts a receiver, and registers it for these types of events. */
export async function listenToCalls(
  { client }: Started,
  types: readonly string[] = voiceTypes,
): Promise<CallReceiver> {
  const receiver: CallReceiver = {
    events: [],
    authorizations: [],
    answer: () => ({ callflow: [{ action: 'hangup' }] }),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const event = parseWebhook(Buffer.concat(chunks));
      if (event.type === 'unknown' || event.family !== 'voice') {
        response.writeHead(500).end();
        return;
      }
      receiver.events.push(event);
      receiver.authorizations.push(request.headers.authorization);
      const answer = event.type === 'voice.callAction' ? receiver.answer(event) : {};
      response.writeHead(typeof answer === 'number' ? answer : 200, { 'content-type': 'application/json' });
      response.end(typeof answer === 'string' ? answer : JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/voice`;
  for (const type of types) await client.voice.setWebhook({ type, url, httpAuthHeader: 'Bearer s3cret' });
  return receiver;
}

/** What the events say, in short: `callStatus CALL_CONNECTED`. */
export const said = ({ events }: CallReceiver): string[] =>
  events.map((event) => {
    switch (event.type) {
      case 'voice.callAction':
      case 'voice.callStatus':
        return `${event.type} ${String(event.payload.callStatus)}`.replace('voice.', '');
      case 'voice.sessionSummary':
        return `summary ${String(event.payload.sessionStatus)}`;
      default:
        return event.type.replace('voice.', '');
    }
  });
