import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';

import { raw, start, type Started } from '../started-sandbox';

const to = '+6591234567';

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
  await started.listen();
});
afterEach(() => started.close());

const control = (method: string, path: string, body?: unknown) =>
  raw(started.sandbox, method, `/_sandbox${path}`, body, {});

describe('the control API', () => {
  it('returns the credentials, the time, the operations and the magic numbers without a key', async () => {
    const { url, apiKey, accountId, subAccountIds } = started.sandbox;
    expect((await control('GET', '')).body).toMatchObject({
      url,
      apiKey,
      accountId,
      subAccountIds,
      clock: 'manual',
      now: started.sandbox.now(),
      magicNumbers: expect.arrayContaining([{ ending: '0002', effect: expect.any(String) }]),
    });
    expect((await control('GET', '/catalogue')).body).toContain('sms.send');
  });

  it('finds messages', async () => {
    const { client } = started;
    await client.sms.send({ destination: to, text: 'One', clientMessageId: 'a' });
    await client.sms.send({ destination: '+6281234567890', text: 'Two' });
    await client.chatApps.send({ user: { msisdn: to }, type: 'text', content: { text: 'Three' } });
    await control('POST', '/inbound/sms', { from: to, text: 'Four' });
    const found = async (query: string): Promise<unknown> => {
      const { body } = await control('GET', `/messages?${query}`);
      return (body as unknown as { text: string }[]).map(({ text }) => text);
    };
    expect(await found('')).toEqual(['One', 'Two', 'Three', 'Four']);
    expect(await found('to=%2B6591234567')).toEqual(['One', 'Three']);
    expect(await found('to=6591234567&channel=SMS')).toEqual(['One']);
    expect(await found('customer=%2B6591234567&limit=2')).toEqual(['Three', 'Four']);
    expect(await found('from=6591234567')).toEqual(['Four']);
    expect(await found('text=tw')).toEqual(['Two']);
    expect(await found('product=chatapps')).toEqual(['Three']);
    expect(await found('direction=inbound')).toEqual(['Four']);
    expect(await found('clientMessageId=a')).toEqual(['One']);
    expect(await found('state=delivered')).toEqual(['Four']);
    expect(await found(`since=${Date.now() + 60_000}`)).toEqual([]);
    expect(
      await found(`since=${encodeURIComponent(new Date(Date.now() - 60_000).toISOString())}&limit=1`),
    ).toEqual(['Four']);
  });

  it('waits for a message, or returns it at once', async () => {
    const wait = control('GET', '/messages/wait?to=%2B6591234567&text=code');
    await started.client.sms.send({ destination: to, text: 'Hello' });
    await started.client.sms.send({ destination: to, text: 'Your code is 1234' });
    expect(await wait).toMatchObject({ status: 200, body: { text: 'Your code is 1234' } });
    expect(await control('GET', '/messages/wait?text=hello')).toMatchObject({ status: 200 });
  });

  it('waits for a message state', async () => {
    const wait = control('GET', '/messages/wait?state=delivered');
    await started.client.sms.send({ destination: to, text: 'Hello' });
    await control('POST', '/clock/advance', { ms: 10_000 });
    expect(await wait).toMatchObject({ status: 200, body: { status: { state: 'delivered' } } });
  });

  it('times out, and says what it waited for', async () => {
    expect(await control('GET', '/messages/wait?to=123&timeoutMs=50')).toMatchObject({
      status: 408,
      body: { error: '50 ms have passed without a message {"to":"123"}' },
    });
    await expect(started.sandbox.waitForWebhook({ umid: 'none' }, { timeoutMs: 10 })).rejects.toThrow(
      'without a webhook',
    );
  });

  it('simulates customers and the business', async () => {
    const { client } = started;
    expect(await control('POST', '/inbound/chat', { from: to, text: 'Hi' })).toMatchObject({
      status: 200,
      body: { channel: 'whatsapp' },
    });
    await client.chatApps.send({
      user: { msisdn: to },
      type: 'interactive',
      content: {
        interactive: {
          type: 'button',
          body: { text: 'Ok?' },
          action: { buttons: [{ reply: { id: 'y', title: 'Yes' } }] },
        },
      },
    });
    expect(await control('POST', '/reply', { to, button: 'y' })).toMatchObject({
      body: { text: 'Yes', direction: 'inbound' },
    });
    await client.sms.sendSurvey({ surveyId: 'rating', destination: to, templateBody: '{{url}}' });
    expect(await control('POST', '/click', { to })).toMatchObject({
      body: { targetUrl: 'https://surveys.test/rating' },
    });
    expect(
      await control('POST', '/survey', { to, answers: [{ question: 'Well?', answer: 'Yes' }] }),
    ).toMatchObject({ status: 200 });
    expect(await control('POST', '/external-message', { to, text: 'From my phone' })).toMatchObject({
      status: 200,
    });
    expect(
      await control('POST', '/business-event', { eventType: 'whatsapp_preference', customer: to }),
    ).toMatchObject({
      body: { event: 'whatsapp_preference' },
    });
    await control('POST', '/clock/advance', { ms: 2_000 });
    const { umid } = await client.chatApps.send({
      user: { msisdn: to },
      type: 'text',
      content: { text: 'Hi' },
    });
    await control('POST', '/clock/advance', { ms: 1_500 });
    expect(await control('POST', '/read', { umid })).toMatchObject({ body: { status: { state: 'read' } } });
    expect(await control('POST', '/templates', { name: 'greeting', body: 'Hi {{1}}' })).toMatchObject({
      body: { status: 'APPROVED' },
    });
    expect((await control('GET', '/templates')).body).toHaveLength(6);
    const events = started.receiver.received.map(({ body }) => body['eventType'] ?? 'survey');
    expect(new Set(events)).toEqual(
      new Set([
        'inbound_message_received',
        'short_url_clicked',
        'survey',
        'external_app_message',
        'whatsapp_preference',
        'outbound_message_status_changed',
      ]),
    );
  });

  it.each([
    ['POST', '/inbound/sms', { text: 'Hi' }, 'from is missing'],
    ['POST', '/inbound/sms', { from: to, text: 'Hi', subAccountId: 'None' }, 'There is no subaccount None'],
    ['POST', '/inbound/chat', { from: to, media: { type: 'image' } }, 'media.url is missing'],
    ['POST', '/reply', { button: 'x' }, 'has none of umid and to'],
    ['POST', '/reply', { to }, 'has neither button nor row'],
    ['POST', '/business-event', { eventType: 'birthday' }, 'eventType must be one of template_status_update'],
    ['POST', '/survey', { to, answers: [] }, 'answers is empty'],
    ['GET', '/messages?too=1', undefined, 'too is not a filter'],
    ['GET', '/webhooks/attempts?state=1&stat=2', undefined, 'stat is not a filter'],
    ['POST', '/clock/advance', {}, 'ms must be'],
    ['POST', '/faults', {}, 'effect.kind must be one of'],
    ['PATCH', '/settings', { mood: 'good' }, 'mood is not a setting'],
    ['PATCH', '/settings', { receiptVersion: 7 }, 'receiptVersion must be 9 or 8'],
    ['PUT', '/state', { some: 'thing' }, 'This is not a saved sandbox state'],
    ['POST', '/templates', { name: 'x' }, 'body is missing'],
  ])('says what is wrong with %s %s %j', async (method, path, body, message) => {
    const answer = await control(method, path, body);
    expect(answer.status).toBe(400);
    expect(answer.body['error']).toContain(message);
  });

  it('answers unknown paths with 404', async () => {
    expect(await control('GET', '/nowhere')).toMatchObject({ status: 404 });
    expect(await control('POST', '/messages')).toMatchObject({ status: 405 });
    expect(await control('POST', '/inbound/sms', '{')).toMatchObject({ status: 400 });
  });

  it('lists, awaits and replays webhooks', async () => {
    const wait = control('GET', '/webhooks/attempts/wait?event=inbound_message_received');
    const { umid } = started.sandbox.inboundSms({ from: to, text: 'Hi' });
    const { body } = await wait;
    expect(body).toMatchObject({
      umid,
      status: 'delivered',
      attempts: [{ number: 1, response: { status: 200 } }],
    });
    expect((await control('GET', `/webhooks/attempts?umid=${umid}`)).body).toHaveLength(1);
    const replayed = await control('POST', `/webhooks/attempts/${String(body['id'])}/replay`);
    expect(replayed).toMatchObject({ status: 200, body: { number: 2, replay: true } });
    expect(started.receiver.received).toHaveLength(2);
    expect(await control('POST', '/webhooks/attempts/none/replay')).toMatchObject({ status: 400 });
  });

  it('adds, lists and removes faults', async () => {
    const { body } = await control('POST', '/faults', {
      target: 'sms.send',
      trigger: { next: 1 },
      effect: 'unavailable',
    });
    expect((await control('GET', '/faults')).body).toMatchObject([
      { id: body['id'], effect: { kind: 'unavailable' } },
    ]);
    expect((await control('DELETE', `/faults/${String(body['id'])}`)).status).toBe(204);
    expect((await control('DELETE', '/faults/none')).status).toBe(404);
    expect((await control('DELETE', '/faults')).status).toBe(204);
  });

  it('changes settings', async () => {
    expect((await control('PATCH', '/settings', { rateLimits: false })).body).toMatchObject({
      rateLimits: false,
      longTexts: 'truncate',
    });
    expect((await control('GET', '/settings')).body).toMatchObject({ rateLimits: false });
  });

  it('cannot advance a real clock', async () => {
    const real = await start();
    expect(await raw(real.sandbox, 'POST', '/_sandbox/clock/advance', { ms: 1 }, {})).toMatchObject({
      status: 400,
    });
    await expect(real.sandbox.advance(1)).rejects.toThrow("clock: 'manual'");
    await real.close();
  });

  it('refuses requests from other sites', async () => {
    const { sandbox } = started;
    const from = (origin: string) => raw(sandbox, 'POST', '/_sandbox/reset', undefined, { origin });
    expect((await from('https://evil.test')).status).toBe(403);
    expect((await from(sandbox.url)).status).toBe(204);
  });

  it('resets everything', async () => {
    await started.client.sms.send({ destination: to, text: 'Hi' });
    expect((await control('POST', '/reset')).status).toBe(204);
    expect(started.sandbox.messages()).toEqual([]);
    expect(await started.client.sms.getWebhooks()).toEqual([]);
    await started.sandbox.advance(10_000);
    expect(started.receiver.received).toEqual([]);
  });

  it('streams events', async () => {
    const events: string[] = [];
    const listening = await new Promise<{ end(): void }>((resolve) => {
      const outgoing = request(`${started.sandbox.url}/_sandbox/events`, (response) => {
        expect(response.headers['content-type']).toContain('text/event-stream');
        response.on('data', (chunk: Buffer) =>
          events.push(...[...chunk.toString().matchAll(/^event: (\w+)$/gm)].map(([, kind]) => kind ?? '')),
        );
        response.on('error', () => undefined);
        resolve({ end: () => outgoing.destroy() });
      });
      outgoing.end();
    });
    await started.client.sms.send({ destination: to, text: 'Hi' });
    started.sandbox.addFault({ effect: 'slow', trigger: { next: 1 } });
    await control('POST', '/clock/advance', { ms: 5_000 });
    await control('POST', '/reset');
    await new Promise((resolve) => setTimeout(resolve, 50));
    listening.end();
    expect(new Set(events)).toEqual(
      new Set(['message', 'status', 'request', 'webhook', 'faults', 'clock', 'reset']),
    );
  });
});

describe('the state of a sandbox', () => {
  it('can be exported and imported with its scheduled tasks', async () => {
    const { client, sandbox } = started;
    await client.sms.send({ destination: to, text: 'Later', scheduled: new Date(Date.now() + 3_600_000) });
    await client.sms.send({ destination: '+6591230008', text: 'Slow' });
    started.receiver.answers = [500];
    sandbox.inboundSms({ from: to, text: 'Hi' });
    await sandbox.advance(5_000);
    const { body: saved } = await control('GET', '/state');
    const other = await start({ clock: 'manual' });
    other.sandbox.importState(JSON.parse(JSON.stringify(saved)));
    expect(other.sandbox.messages()).toEqual(sandbox.messages());
    expect(other.sandbox.now()).toBe(sandbox.now());
    for (const each of [sandbox, other.sandbox]) await each.advance(3_700_000);
    expect(other.sandbox.messages()).toEqual(sandbox.messages());
    expect(other.sandbox.messages().map(({ status }) => status.state)).toEqual([
      'delivered',
      'delivered',
      'delivered',
    ]);
    // Each has made all its attempts, at the same times.
    const times = other.sandbox.webhooks().map(({ attempts }) => attempts.map(({ at }) => at));
    expect(times).toEqual(sandbox.webhooks().map(({ attempts }) => attempts.map(({ at }) => at)));
    await other.close();
  });

  it('continues with the same IDs', async () => {
    const saved = started.sandbox.exportState();
    const one = await started.client.sms.send({ destination: to, text: 'Hi' });
    const other = await start({ clock: 'manual', seed: 'other' });
    other.sandbox.importState(saved);
    expect((await other.client.sms.send({ destination: to, text: 'Hi' })).umid).toBe(one.umid);
    await other.close();
  });

  it('does not change after its export', async () => {
    const saved = started.sandbox.exportState();
    const before = JSON.stringify(saved);
    await started.client.sms.send({ destination: to, text: 'Hi' });
    expect(JSON.stringify(saved)).toBe(before);
  });
});
