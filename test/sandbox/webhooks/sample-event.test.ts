import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { parseWebhook, webhookEventTypes } from 'cpaas-8x8';

describe('a sample event', () => {
  let sandbox: Sandbox;

  beforeEach(async () => {
    sandbox = await createSandbox({ clock: 'manual' });
  });

  afterEach(async () => await sandbox.close());

  const url = 'http://127.0.0.1:9/events';

  it.each(webhookEventTypes)('of the type %s is one that the client recognises', (type) => {
    const delivery = sandbox.sampleEvent({ type, url });

    expect(parseWebhook(delivery?.body)).toMatchObject({ type });
  });

  it('has an ID of its own', () => {
    const keys = [1, 2].map(() => parseWebhook(sandbox.sampleEvent({ type: 'sms.inbound', url })?.body).key);

    expect(new Set(keys).size).toBe(2);
  });

  it('says what it is asked to say', () => {
    const delivery = sandbox.sampleEvent({
      type: 'chatApps.inbound',
      payload: { user: { name: 'Mei' } },
      url,
    });

    expect(delivery?.body).toMatchObject({
      namespace: 'ChatApps',
      payload: { user: { name: 'Mei', msisdn: expect.any(String) } },
    });
  });

  it('goes to the webhook that is registered for it, and nowhere if there is none', async () => {
    expect(sandbox.sampleEvent({ type: 'whatsApp.contact' })).toBeUndefined();
    await fetch(`${sandbox.url}/chatapps/api/v1/accounts/${sandbox.accountId}/webhooks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify([{ subAccountId: '*', type: 'CABM', url }]),
    });

    expect(sandbox.sampleEvent({ type: 'whatsApp.contact' })).toMatchObject({
      url,
      event: 'whatsapp_contact',
      registration: { product: 'chatapps', scope: '*', type: 'CABM' },
    });
  });

  it('is refused if its type or its payload is wrong', () => {
    expect(() => sandbox.sampleEvent({ type: 'sms.lost' as never, url })).toThrow(
      'type is "sms.lost". Use one of sms.inbound, sms.status,',
    );
    expect(() => sandbox.sampleEvent({ type: 'sms.inbound', payload: { smsCount: 'two' }, url })).toThrow(
      'payload: smsCount',
    );
  });
});
