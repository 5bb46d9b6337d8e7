import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

const url = 'https://example.com/8x8';

describe('the configuration of webhooks', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start();
  });
  afterEach(() => started.close());

  it('shows registrations with secrets masked', async () => {
    const { client } = started;
    const oauth = {
      url: 'https://auth.example.com',
      clientId: 'me',
      clientSecret: 's3cret',
      credentialsLocation: 'header',
    };
    await client.sms.setWebhooks({
      webhooks: [
        { subAccountId: '*', url, httpAuthorization: 'Bearer s3cret' },
        { subAccountId: 'Sandbox_SMS', url, oauth, enabled: false },
        { subAccountId: 'Sandbox_ChatApps', url },
      ],
    });
    expect(await client.sms.getWebhooks()).toEqual([
      { subAccountId: '*', url, httpAuthorization: '***', enabled: true },
      { subAccountId: 'Sandbox_SMS', url, enabled: false, oauth: { ...oauth, clientSecret: '***' } },
      { subAccountId: 'Sandbox_ChatApps', url, enabled: true },
    ]);
  });

  it('has one registration per scope for SMS, and replaces it', async () => {
    const { client } = started;
    await client.sms.setWebhooks({
      webhooks: [{ subAccountId: '*', url: `${url}/old`, httpAuthorization: 'x' }],
    });
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: `${url}/new` }] });
    expect(await client.sms.getWebhooks()).toEqual([{ subAccountId: '*', url: `${url}/new`, enabled: true }]);
  });

  it('means CADR and MSG for chat apps without a type, and CABM only when named', async () => {
    const { client } = started;
    await client.chatApps.setWebhooks({ webhooks: [{ subAccountId: '*', url }] });
    await client.chatApps.setWebhooks({ webhooks: [{ subAccountId: '*', url, type: 'CABM' }] });
    const types = async (): Promise<unknown[]> =>
      (await client.chatApps.getWebhooks()).map(({ type }) => type);
    expect(await types()).toEqual(['CADR', 'MSG', 'CABM']);
    await client.chatApps.setWebhooks({ webhooks: [{ subAccountId: '*', url: `${url}/2`, type: 'MSG' }] });
    expect(await client.chatApps.getWebhooks()).toHaveLength(3);
    await client.chatApps.deleteWebhooks({ webhooks: [{ subAccountId: '*' }] });
    expect(await types()).toEqual(['CABM']);
  });

  it('deletes only the exact scope: * is not a wildcard', async () => {
    const { client } = started;
    const webhooks = [
      { subAccountId: '*', url },
      { subAccountId: 'Sandbox_SMS', url },
    ];
    await client.sms.setWebhooks({ webhooks });
    await client.sms.deleteWebhooks({ webhooks: [{ subAccountId: '*' }] });
    expect((await client.sms.getWebhooks()).map(({ subAccountId }) => subAccountId)).toEqual(['Sandbox_SMS']);
    await client.sms.deleteWebhooks({ webhooks: [{ subAccountId: 'Sandbox_ChatApps' }] });
    expect(await client.sms.getWebhooks()).toHaveLength(1);
  });

  it('keeps the webhooks of SMS and of chat apps apart', async () => {
    const { client } = started;
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url }] });
    expect(await client.chatApps.getWebhooks()).toEqual([]);
  });

  it('shares its registrations with the older API', async () => {
    const { client, sandbox } = started;
    await client.webhookConfig.set({
      product: 'sms',
      webhooks: [{ subAccountId: '*', type: 'DR', url, httpAuthorization: 'x' }],
    });
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url }] });
    expect(sandbox.requests().map(({ operation }) => operation)).toEqual([
      'webhookConfig.set',
      'sms.setWebhooks',
    ]);
    expect(await client.webhookConfig.get({ product: 'sms' })).toEqual([
      { type: 'DR', subAccountId: '*', url, httpAuthorization: '***', enabled: true },
      { subAccountId: '*', url, enabled: true },
    ]);
    await client.webhookConfig.delete({ product: 'sms', webhooks: [{ subAccountId: '*', type: 'DR' }] });
    expect(await client.sms.getWebhooks()).toHaveLength(1);
  });

  it('treats types of both APIs as chat app types on the chat host', async () => {
    const { client, sandbox } = started;
    await client.webhookConfig.set({
      product: 'chatapps',
      webhooks: [{ subAccountId: '*', type: 'MSG', url }],
    });
    await client.webhookConfig.set({
      product: 'chatapps',
      webhooks: [{ subAccountId: '*', type: 'EV', url }],
    });
    expect(sandbox.requests().map(({ operation }) => operation)).toEqual([
      'chatApps.setWebhooks',
      'webhookConfig.set',
    ]);
    expect((await client.chatApps.getWebhooks()).map(({ type }) => type)).toEqual(['MSG', 'EV']);
  });

  it('refuses unknown types', async () => {
    const path = `/chatapps/api/v1/accounts/${started.sandbox.accountId}/webhooks`;
    const answer = await raw(started.sandbox, 'POST', path, [{ subAccountId: '*', url, type: 'SMOKE' }]);
    expect(answer).toMatchObject({ status: 400, body: { code: 3010 } });
  });
});
