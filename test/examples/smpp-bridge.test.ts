import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { AppModule } from '../../examples/smpp-bridge/src/app.module';
import { closeAll, startApp, startSandbox } from '../nestjs-module/smpp/smpp-app';

/** A server in place of n8n. It answers with these statuses, and then with 200. */
interface N8n {
  readonly received: { readonly headers: IncomingHttpHeaders; readonly body: unknown }[];
  readonly url: string;
  close(): void;
}

let n8n: N8n;

async function startN8n(...statuses: number[]): Promise<N8n> {
  const received: N8n['received'] = [];
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      received.push({ headers: request.headers, body: JSON.parse(text) });
      response.writeHead(statuses.shift() ?? 200).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    received,
    url: `http://127.0.0.1:${port}/webhook/sms`,
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

async function startBridge(...statuses: number[]) {
  n8n = await startN8n(...statuses);
  const sandbox = await startSandbox();
  Object.assign(process.env, {
    SMPP_HOST: sandbox.smpp?.host,
    SMPP_PORT: String(sandbox.smpp?.port),
    SMPP_TLS: 'off',
    SMPP_SYSTEM_ID: sandbox.smpp?.systemId,
    SMPP_PASSWORD: sandbox.smpp?.password,
    N8N_WEBHOOK_URL: n8n.url,
    N8N_WEBHOOK_AUTHORIZATION: 'Bearer n8n-secret',
  });
  await startApp({ imports: [AppModule] });
  return sandbox;
}

const environment = process.env;

beforeEach(() => {
  process.env = { ...environment };
});

afterEach(async () => {
  process.env = environment;
  n8n.close();
  await closeAll();
});

it('does not start with a region that has no SMPP server', async () => {
  n8n = await startN8n();
  Object.assign(process.env, {
    SMPP_SYSTEM_ID: 'bridge',
    SMPP_PASSWORD: 'secret',
    SMPP_REGION: 'Europe',
    N8N_WEBHOOK_URL: n8n.url,
    N8N_WEBHOOK_AUTHORIZATION: 'Bearer n8n-secret',
  });

  await expect(startApp({ imports: [AppModule] })).rejects.toThrow('region has no SMPP server');
});

it('posts a message to n8n in the form of the webhook', async () => {
  const sandbox = await startBridge();

  const { umid } = sandbox.inboundSms({ from: '+6591234567', text: 'Where is it?' });
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);

  expect(n8n.received).toMatchObject([
    {
      headers: { authorization: 'Bearer n8n-secret', 'x-event-key': expect.stringContaining(umid) },
      body: {
        namespace: 'SMS',
        eventType: 'inbound_message_received',
        payload: { umid, source: '+6591234567', body: 'Where is it?' },
      },
    },
  ]);
});

it('acknowledges a message only when n8n has answered with 2xx', async () => {
  const sandbox = await startBridge(500, 404);

  sandbox.inboundSms({ from: '+6591234567', text: 'Where is it?' });
  await sandbox.waitFor(() => n8n.received.length > 0);
  const waiting = sandbox.smppStatus().waiting;
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);

  expect(waiting).toBe(1);
  const keys = n8n.received.map(({ headers }) => headers['x-event-key']);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

it('keeps messages at 8x8 while n8n is down', async () => {
  const sandbox = await startBridge();
  n8n.close();

  sandbox.inboundSms({ from: '+6591234567', text: 'Where is it?' });
  await sandbox.waitFor(() => sandbox.clockStatus().scheduled > 0);

  expect(sandbox.smppStatus().waiting).toBe(1);
});
