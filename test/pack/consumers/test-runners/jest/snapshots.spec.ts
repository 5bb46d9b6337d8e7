import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSandbox, stable, type Sandbox } from '8x8-sandbox';
import { createClient, type EightByEightClient } from 'cpaas-8x8';

const customer = '+6591234567';

describe('snapshots', () => {
  let app: Server;
  let sandbox: Sandbox;
  let client: EightByEightClient;

  beforeEach(async () => {
    // With another seed each time, all IDs are different.
    sandbox = await createSandbox({ seed: Math.random(), timeScale: 0.01 });
    const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
    client = createClient({ baseUrl, apiKey, accountId, subAccountIds });
    app = createServer((_, response) => response.end('{}'));
    await new Promise<void>((resolve) => app.listen(0, '127.0.0.1', resolve));
    const { port } = app.address() as AddressInfo;
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: `http://127.0.0.1:${port}/8x8` }] });
  });

  afterEach(async () => {
    await sandbox.close();
    await new Promise((resolve) => app.close(resolve));
  });

  it('are the same in each run: messages, requests and webhooks', async () => {
    const { umid } = await client.sms.send({ destination: customer, text: 'See https://shop.test/1' });
    await sandbox.waitForWebhook({ umid, detail: 'delivered_to_recipient', status: 'delivered' });
    const answer = sandbox.inboundSms({ from: customer, text: `Thanks for ${umid}` });
    await sandbox.waitForWebhook({ umid: answer.umid, status: 'delivered' });

    expect(stable(sandbox.messages())).toMatchSnapshot();
    expect(stable(sandbox.requests())).toMatchSnapshot();
    expect(stable(sandbox.webhooks())).toMatchSnapshot();
  });

  it('are the same in each run: conversations in chat apps', async () => {
    sandbox.inboundChat({ from: customer, text: 'Hello' });
    const { umid } = await client.chatApps.send({
      user: { msisdn: customer },
      type: 'text',
      content: { text: 'How can we help you?' },
    });
    await sandbox.waitForMessage({ umid, state: 'read' });
    sandbox.inboundChat({ from: customer, text: 'Where is my order?', replyTo: umid });

    expect(stable(sandbox.conversations())).toMatchSnapshot();
    expect(stable(sandbox.messages({ customer }))).toMatchSnapshot();
  });
});
