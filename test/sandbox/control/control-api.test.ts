import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';

import { raw, start, type Started } from '../started-sandbox';

const to = '+6591234567';
const json = { 'content-type': 'application/x-ndjson' };

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

  it('waits for the code that a person would enter', async () => {
    const { client, sandbox } = started;
    const code = sandbox.otp(to);
    await client.sms.send({ destination: to, text: 'Hello' });
    await client.sms.send({ destination: to, text: 'ExampleCo: 493027 is your code, valid for 10 minutes' });
    expect(await code).toBe('493027');
    expect((await control('GET', '/otp?number=6591234567')).body).toEqual({ code: '493027' });
    expect((await control('GET', '/otp')).body).toEqual({ error: 'number is missing' });
    await expect(sandbox.otp('+6581234567', { timeoutMs: 10 })).rejects.toThrow('without a code');
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

  it('knows the customers of an SMS by their IDs, and nobody else', async () => {
    const { client, sandbox } = started;
    const number = '+6591230077';
    expect(sandbox.customer(number)).toBeUndefined();
    await client.sms.send({ destination: number, text: 'Hello' });
    const { name, bsuid = '' } = sandbox.customer(number) ?? {};
    expect(name).toBe('Customer 0077');

    await client.chatApps.send({
      user: { channelUserId: bsuid },
      type: 'text',
      content: { text: 'Hello again' },
    });
    expect(sandbox.messages({ customer: number }).map(({ text }) => text)).toEqual(['Hello', 'Hello again']);
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
    ['POST', '/business-event', { eventType: 'birthday' }, 'Use one of template_status_update'],
    ['POST', '/survey', { to, answers: [] }, 'answers is empty'],
    ['GET', '/messages?too=1', undefined, 'too is not a filter'],
    ['GET', '/webhooks/attempts?state=1&stat=2', undefined, 'stat is not a filter'],
    ['POST', '/clock/advance', {}, 'Give ms or to'],
    ['POST', '/faults', {}, 'effect is missing'],
    ['POST', '/faults', { effect: 'fire' }, 'effect.kind is "fire". Use one of tooManyRequests'],
    ['POST', '/faults', { effect: { kind: 'slow', ms: -5 } }, 'effect.ms is -5'],
    ['POST', '/faults', { effect: { kind: 'unavailable', retryAfter: '1\r\nx: y' } }, 'effect.retryAfter is'],
    ['POST', '/faults', { effect: { kind: 'html', ms: 5 } }, 'effect.ms has no meaning for html'],
    ['POST', '/faults', { effect: { kind: 'error', status: 200 } }, 'effect.status must be from 400'],
    ['POST', '/faults', { effect: { kind: 'slow', delay: 5 } }, 'effect.delay is not a field'],
    ['POST', '/faults', { target: 'contacts.list', effect: 'rejected' }, 'target contacts.list is unknown'],
    ['POST', '/faults', { target: 'contacts', effect: 'rejected' }, 'rejected has no effect on contacts'],
    ['POST', '/faults', { target: 'sms.getBalance', effect: 'rejected' }, 'has no effect on sms.getBalance'],
    ['POST', '/inbound/sms', { from: 'not a number', text: 'Hi' }, 'from is not'],
    ['POST', '/inbound/sms', { from: to, txet: 'Hi' }, 'txet is not a field. Did you mean text?'],
    ['POST', '/inbound/chat', { from: to, location: { latitude: 1, longitud: 2 } }, 'location.longitude?'],
    ['POST', '/inbound/chat', { from: to, text: 'Hi', channel: 'pigeon' }, 'channel is "pigeon". Use one of'],
    ['POST', '/calls/inbound', { from: 'me' }, 'from is not'],
    ['POST', '/sample-event', { type: 'sms.inbuond' }, 'type is "sms.inbuond"'],
    ['POST', '/clock/advance', { ms: -5 }, 'ms is -5. It must be at least 0.'],
    ['POST', '/clock/advance', { seconds: 5 }, 'seconds is not a field'],
    ['GET', '/messages?limit=-1', undefined, 'limit must be a whole number'],
    ['GET', '/messages?since=soon', undefined, 'since must be a date'],
    ['GET', '/messages/wait?timeoutMs=long', undefined, 'timeoutMs must be a whole number'],
    ['GET', '/messages?custommer=1', undefined, 'did you mean customer?'],
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

  it.each([
    ['/inbound/sms', { from: to, text: 'Hi', subAccountId: null }, { text: 'Hi' }],
    ['/inbound/chat', { from: to, text: 'Hi', media: null, channel: null, name: null }, { text: 'Hi' }],
    ['/templates', { name: 'greeting', body: 'Hi', buttons: null }, { status: 'APPROVED' }],
    ['/clock/advance', { ms: 5, to: null }, { state: 'stopped' }],
    [
      '/faults',
      { effect: { kind: 'slow', ms: null }, target: null, trigger: null, recipient: null },
      { target: '*', trigger: 'always', effect: { kind: 'slow' } },
    ],
    ['/business-event', { eventType: 'account_update', details: null, customer: null }, {}],
  ])('takes null in an optional field of POST %s for an absent one', async (path, body, expected) => {
    expect(await control('POST', path, body)).toMatchObject({ status: 200, body: expected });
  });

  it('keeps null in what a webhook is to say, and refuses it in a required field', async () => {
    const { body } = await control('POST', '/sample-event', { type: 'sms.inbound', payload: { body: null } });
    expect(body).toMatchObject({ body: { payload: { body: null } } });
    const refused = await control('POST', '/inbound/sms', { from: null, text: 'Hi' });
    expect([refused.status, refused.body['error']]).toEqual([400, expect.stringContaining('from')]);
  });

  it('sets back with null what PATCH changes', async () => {
    const { sandbox } = started;
    const defaults = sandbox.settings();
    const changes = {
      ...{ autoRead: false, receiptVersion: 8, longTexts: 'reject', whatsAppWindow: false },
      smsEngageUrl: 'https://shop.test/answers',
    };
    await control('PATCH', '/settings', changes);
    const nulls = Object.fromEntries(Object.keys(changes).map((name) => [name, null]));
    expect((await control('PATCH', '/settings', nulls)).body).toEqual(defaults);
    expect(await control('PATCH', '/settings', { mood: null })).toMatchObject({ status: 400 });

    const customer = `/customers/${encodeURIComponent(to)}`;
    await control('PATCH', customer, { name: 'Mei', username: 'mei' });
    expect((await control('PATCH', customer, { name: null })).body).toMatchObject({
      name: 'Customer 4567',
      username: 'mei',
    });
    expect((await control('PATCH', customer, { username: null })).body).not.toHaveProperty('username');
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
    const saved = await (await fetch(`${sandbox.url}/_sandbox/state`)).text();
    const other = await start({ clock: 'manual' });
    const imported = await fetch(`${other.sandbox.url}/_sandbox/state`, {
      method: 'PUT',
      headers: json,
      body: saved,
    });
    expect(imported.status).toBe(204);
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

  it.each([
    ['nothing', () => '', 'This is not a saved sandbox state'],
    ['no JSON', () => '{', 'line 1: it is not JSON'],
    ['another file', () => '{"format":"cake"}', 'This is not a saved sandbox state'],
    ['the beginning', (lines: string[]) => lines.slice(0, -1).join('\n'), 'is not complete'],
    ['an unknown table', (lines: string[]) => withLine(lines, { table: 'cakes', row: {} }), 'no table cakes'],
    [
      'an empty message',
      (lines: string[]) => withLine(lines, { table: 'messages', row: {} }),
      'umid must be',
    ],
    ['a row twice', (lines: string[]) => [...lines, lines.at(-1)].join('\n'), 'two rows with the key'],
  ])('that is %s is refused, and nothing changes', async (_what, edit, message) => {
    const { sandbox, client } = started;
    const { umid } = await client.sms.send({ destination: to, text: 'Hi' });
    const lines = (await (await fetch(`${sandbox.url}/_sandbox/state`)).text()).trim().split('\n');
    const response = await fetch(`${sandbox.url}/_sandbox/state`, {
      method: 'PUT',
      headers: json,
      body: edit(lines),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({ error: expect.stringContaining(message) });
    expect(sandbox.messages()).toMatchObject([{ umid }]);
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

function withLine(lines: readonly string[], line: object): string {
  return [...lines, JSON.stringify(line)].join('\n');
}
