import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

let started: Started;
beforeEach(async () => {
  started = await start();
});
afterEach(() => started.close());

const smsPath = '/sms/api/v1/subaccounts/Sandbox_SMS/messages';

describe('the log of requests', () => {
  it('has what arrived and what was answered', async () => {
    await raw(started.sandbox, 'POST', smsPath, { destination: '+6591234567', text: 'Hello' });
    const [request] = started.sandbox.requests();
    expect(request).toMatchObject({
      status: 200,
      request: { headers: { 'content-type': 'application/json' } },
      response: { headers: { 'content-type': expect.stringContaining('application/json') } },
    });
    expect(JSON.parse(request?.request.body ?? '')).toEqual({ destination: '+6591234567', text: 'Hello' });
    expect(JSON.parse(request?.response?.body ?? '')).toMatchObject({ status: { code: 'QUEUED' } });
    expect(request?.durationMs).toBeGreaterThanOrEqual(0);
  });

  it('says why a request was refused, and finds those that failed', async () => {
    await raw(started.sandbox, 'POST', smsPath, { destination: '+6591234567', text: 'Fine' });
    await raw(started.sandbox, 'POST', smsPath, { destination: '+6591234567' });
    await raw(started.sandbox, 'GET', '/sms/nowhere');
    expect(started.sandbox.requests({ failed: true })).toMatchObject([
      { number: 2, reason: 'text is missing. Give it a value.', status: 400 },
      { number: 3, reason: 'No operation has this path', status: 404 },
    ]);
    const { body } = await raw(started.sandbox, 'GET', '/_sandbox/requests?failed=false');
    expect(body).toMatchObject([{ number: 1 }]);
    const wrong = await raw(started.sandbox, 'GET', '/_sandbox/requests?failed=maybe');
    expect(wrong.body).toEqual({ error: 'failed must be true or false' });
  });

  it('masks secrets in headers and bodies', async () => {
    const { client, sandbox } = started;
    const oauth = { url: 'https://login.example.com', clientId: 'app', clientSecret: 'b"o\\"ttom' };
    await client.sms.setWebhooks({
      webhooks: [{ subAccountId: '*', url: 'https://example.com/8x8', httpAuthorization: 'Bearer s3cret' }],
    });
    await raw(sandbox, 'POST', '/sms/api/v1/webhooks', {
      webhooks: [{ oauth, password: 'pw1', token: 'tok1' }],
    });
    const text = JSON.stringify(sandbox.requests());
    for (const secret of ['s3cret', 'ttom', 'pw1', 'tok1', sandbox.apiKey])
      expect(text).not.toContain(secret);
    expect(text).toContain('Bearer ***');
    expect(text).toContain('https://example.com/8x8');
  });

  it('keeps the beginning of a long body, and the size of a file', async () => {
    const { sandbox, client } = started;
    await raw(sandbox, 'POST', smsPath, { destination: '+6591234567', text: 'x'.repeat(50_000) });
    expect(sandbox.requests()[0]?.request.body).toMatch(/^\{"destination".*x… \(50\d+ bytes\)$/);
    await client.chatApps.uploadFile({
      file: { content: new Uint8Array(5_000), name: 'a.png', type: 'image/png' },
    });
    expect(sandbox.requests()[1]?.request.body).toMatch(/^\(5\d+ bytes of multipart\/form-data/);
  });
});

describe('an edited webhook', () => {
  const edit = (id: string, body: object) =>
    raw(started.sandbox, 'POST', `/_sandbox/webhooks/attempts/${id}/edit`, body, {});
  let id: string;
  beforeEach(async () => {
    await started.listen();
    const { umid } = started.sandbox.inboundSms({ from: '+6591234567', text: 'Hello' });
    ({ id } = await started.sandbox.waitForWebhook({ umid, status: 'delivered' }));
  });

  it('is sent with its new body and the same authorization, as a delivery of its own', async () => {
    const { body } = await edit(id, { body: { eventType: 'edited', payload: { body: 'Changed' } } });
    expect(body).toMatchObject({
      editOf: id,
      status: 'delivered',
      attempts: [{ response: { status: 200 } }],
    });
    expect(started.receiver.received.at(-1)).toMatchObject({
      body: { payload: { body: 'Changed' } },
      headers: { authorization: 'Bearer s3cret' },
    });
    expect(started.sandbox.webhooks({ id })[0]?.body).toMatchObject({ payload: { body: 'Hello' } });
  });

  it('takes no secret to another address, unless it is registered there', async () => {
    const { receiver, client } = started;
    await edit(id, { url: `${receiver.url}/elsewhere` });
    expect(receiver.received.at(-1)).toMatchObject({ path: '/elsewhere' });
    expect(receiver.received.at(-1)?.headers).not.toHaveProperty('authorization');
    const webhook = {
      subAccountId: 'Sandbox_SMS',
      url: `${receiver.url}/v`,
      httpAuthorization: 'Basic dg==',
    };
    await client.sms.setWebhooks({ webhooks: [webhook] });
    await edit(id, { url: `${receiver.url}/v` });
    expect(receiver.received.at(-1)?.headers).toMatchObject({ authorization: 'Basic dg==' });
    const { body } = await raw(started.sandbox, 'GET', '/_sandbox/webhooks');
    expect(body).toContainEqual(
      expect.objectContaining({ url: `${receiver.url}/v`, authorization: 'header', enabled: true }),
    );
    expect(JSON.stringify(body)).not.toContain('dg==');
  });

  it('is refused when it is not valid', async () => {
    expect((await edit('none', {})).body).toEqual({ error: 'There is no webhook none' });
    expect((await edit(id, { url: 'nowhere' })).body).toEqual({ error: 'url must be an http or https URL' });
    expect((await edit(id, { body: 'text' })).status).toBe(400);
    expect((await edit(id, { address: 'x' })).body['error']).toContain('address is not a field');
  });
});
