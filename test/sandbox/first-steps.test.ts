import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { createClient } from 'cpaas-8x8';
import { createSandbox, type Sandbox } from '8x8-sandbox';

interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: {
    payload: { umid: string; status?: { state: string; detail?: string }; [k: string]: unknown };
  };
}

describe('the first steps with a sandbox', () => {
  let sandbox: Sandbox;
  let receiver: Server;
  let received: Received[];
  let hook: string;

  beforeEach(async () => {
    sandbox = await createSandbox({ timeScale: 0.01 });
    received = [];
    receiver = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        received.push({
          headers: request.headers,
          body: JSON.parse(Buffer.concat(chunks).toString()) as Received['body'],
        });
        response.end();
      });
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/8x8`;
  });

  afterEach(async () => {
    await sandbox.close();
    await new Promise((resolve) => receiver.close(resolve));
  });

  it('takes an SMS, delivers it and tells the webhook', async () => {
    const { apiKey, url: baseUrl, accountId, subAccountIds } = sandbox;
    const client = createClient({ apiKey, baseUrl, accountId, subAccountIds });
    await client.sms.setWebhooks({
      webhooks: [{ subAccountId: '*', url: hook, httpAuthorization: 'Bearer s3cret' }],
    });
    const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });
    await sandbox.waitForWebhook({ umid, detail: 'delivered_to_recipient' });
    expect(received.map(({ body }) => body.payload.status?.detail ?? body.payload.status?.state)).toEqual([
      'queued',
      'sent',
      'delivered_to_operator',
      'delivered_to_recipient',
    ]);
    expect(received[0]?.headers.authorization).toBe('Bearer s3cret');
  });

  it('takes a chat message with buttons, and a tap comes back', async () => {
    const { apiKey, url: baseUrl, accountId, subAccountIds } = sandbox;
    const client = createClient({ apiKey, baseUrl, accountId, subAccountIds });
    await client.chatApps.setWebhooks({ webhooks: [{ subAccountId: '*', url: hook }] });
    await client.chatApps.send({
      user: { msisdn: '+6591234567' },
      type: 'interactive',
      content: {
        interactive: {
          type: 'button',
          body: { text: 'Tomorrow?' },
          action: { buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Yes' } }] },
        },
      },
    });
    const tapped = sandbox.reply({ to: '+6591234567', button: 'Yes' });
    await sandbox.waitForWebhook({ umid: tapped.umid });
    const last = received.find(({ body }) => body.payload.umid === tapped.umid);
    expect(last?.body.payload['content']).toEqual({
      interactive: { type: 'button_reply', button_reply: { id: 'yes', title: 'Yes' } },
    });
  });
});
