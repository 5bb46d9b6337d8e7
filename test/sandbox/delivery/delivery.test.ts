import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { magicNumbers } from '8x8-sandbox';

import { start, type Started } from '../started-sandbox';

/** `delivered_to_recipient`, or the state where there is no detail. */
type Told = {
  payload: { umid: string; channel?: string; status: { state: string; detail?: string; errorCode?: number } };
};

const told = ({ receiver }: Started): string[] =>
  receiver.received.map(({ body }) => {
    const { status } = (body as unknown as Told).payload;
    return [status.detail ?? status.state, status.errorCode].filter((part) => part !== undefined).join(' ');
  });

const arrived = ['queued', 'sent', 'delivered_to_operator', 'delivered_to_recipient'];

describe('the states of a message, with a manual clock', () => {
  let started: Started;

  beforeEach(async () => {
    started = await start({
      clock: 'manual',
      statusDelaysMs: { queued: 10, sent: 100 },
      settings: { whatsAppWindow: false },
    });
    await started.listen();
  });
  afterEach(() => started.close());

  it('follow each other with their delays, each with a receipt', async () => {
    const { client, sandbox } = started;
    const { umid } = await client.sms.send({ destination: '+6591234567', text: 'Hello' });
    expect(sandbox.messages()[0]?.status.state).toBe('queued');
    await sandbox.advance(109);
    expect(told(started)).toEqual(['queued']);
    await sandbox.advance(1);
    expect(told(started)).toEqual(['queued', 'sent']);
    await sandbox.advance(10_000);
    expect(told(started)).toEqual(arrived);
    expect(sandbox.messages({ umid })[0]).toMatchObject({
      status: { state: 'delivered', detail: 'delivered_to_recipient', timestamp: '2026-01-01T00:00:00.86Z' },
      history: [{ state: 'queued' }, { state: 'sent' }, { state: 'delivered' }, { state: 'delivered' }],
    });
  });

  it.each([
    ['+6591234567', arrived],
    ['+6591230000', ['queued', 'sent', 'undelivered_to_recipient 46']],
    ['+6591230001', ['queued', 'rejected_by_operator 15']],
    ['+6591230002', ['queued', 'sent']],
    ['+6591230003', ['queued', 'sent', 'delivered_to_operator']],
    ['+6591230004', arrived],
    ['+6591230007', ['queued', 'rejected 99']],
    ['+6591230008', arrived],
    ['+6591231022', arrived],
    ['+6591232007', arrived],
  ])('of an SMS to %s are %j', async (destination, states) => {
    await started.client.sms.send({ destination, text: 'Hello' });
    await started.sandbox.advance(120_000);
    expect(told(started)).toEqual(states);
  });

  it.each([
    ['+6591234567', 'WhatsApp', [...arrived, 'read']],
    ['+6591230000', 'WhatsApp', ['queued', 'sent', 'undelivered_to_recipient 1']],
    ['+6591230001', 'WhatsApp', ['queued', 'rejected_by_operator 15']],
    ['+6591230002', 'WhatsApp', ['queued', 'sent']],
    ['+6591230004', 'WhatsApp', arrived],
    ['+6591230007', 'WhatsApp', ['queued', 'rejected 43']],
    ['+6591231018', 'WhatsApp', ['queued', 'rejected_by_operator 1018']],
    ['+6591231022', 'WhatsApp', ['queued', 'rejected_by_operator 1022']],
    ['+6591231024', 'WhatsApp', ['queued', 'rejected_by_operator 1024']],
    ['+6591231022', 'Viber', [...arrived, 'read']],
    ['+6591232007', 'Viber', ['queued', 'sent', 'undelivered_to_recipient 2007']],
    ['+6591232008', 'Viber', ['queued', 'sent', 'undelivered_to_recipient 2008']],
    ['+6591234567', 'RCS', [...arrived, 'read']],
    ['+6591234567', 'Line', ['queued', 'sent']],
    ['+6591234567', 'SMS', arrived],
    ['+6591234567', 'ZaloNotification', arrived],
  ])('of a chat message to %s on %s are %j', async (msisdn, channel, states) => {
    await started.client.chatApps.send({
      user: { msisdn },
      type: 'text',
      content: { text: 'Hello' },
      channels: [{ channel }],
    });
    await started.sandbox.advance(120_000);
    expect(told(started)).toEqual(states);
  });

  it('are a minute late for a number that ends in 0008', async () => {
    await started.client.sms.send({ destination: '+6591230008', text: 'Hello' });
    await started.sandbox.advance(60_000);
    expect(told(started)).toEqual(['queued', 'sent']);
    await started.sandbox.advance(2_000);
    expect(told(started)).toEqual(arrived);
  });

  it('have receipts twice and out of order for a number that ends in 0009', async () => {
    await started.client.sms.send({ destination: '+6591230009', text: 'Hello' });
    await started.sandbox.advance(60_000);
    const [queued, sent, operator, recipient] = arrived;
    expect(told(started)).toEqual([queued, queued, operator, operator, recipient, recipient, sent, sent]);
  });

  it('are covered by the list of magic numbers', () => {
    const tried = ['0000', '0001', '0002', '0003', '0004', '0006', '0007', '0008', '0009'];
    const endings = magicNumbers.map(({ ending }) => ending);
    expect(endings.slice(0, tried.length)).toEqual(tried);
    expect(endings).toEqual(expect.arrayContaining(['1018', '1022', '1024', '1054', '2007', '2008']));
  });

  it('end when the message expires before it is delivered', async () => {
    const expiry = new Date(Date.now() + 3_600_000);
    await started.close();
    started = await start({ clock: 'manual', startTime: Date.now() });
    await started.listen();
    await started.client.sms.send({ destination: '+6591230002', text: 'Hello', expiry });
    await started.client.sms.send({ destination: '+6591234567', text: 'Hello', expiry });
    await started.sandbox.advance(3_700_000);
    expect(told(started).filter((state) => state.startsWith('undelivered'))).toEqual([
      'undelivered_to_recipient 36',
    ]);
  });
});

describe('the webhook of receipts', () => {
  let started: Started;
  const sms = { destination: '+6591234567', text: 'Hello' };

  beforeEach(async () => {
    started = await start({ clock: 'manual' });
  });
  afterEach(() => started.close());

  const paths = (): string[] => started.receiver.received.map(({ path }) => path);

  it('is that of the subaccount, or else that of all subaccounts', async () => {
    const { client, sandbox, receiver } = started;
    const webhooks = [
      { subAccountId: '*', url: `${receiver.url}/all` },
      { subAccountId: 'Sandbox_ChatApps', url: `${receiver.url}/one` },
    ];
    await client.sms.setWebhooks({ webhooks });
    await client.sms.send({ ...sms, subAccountId: 'Sandbox_ChatApps' });
    await client.sms.send(sms);
    await sandbox.advance(50);
    expect(paths()).toEqual(['/one', '/all']);
  });

  it("gets nothing when the subaccount's webhook is disabled", async () => {
    const { client, sandbox, receiver } = started;
    const webhooks = [
      { subAccountId: '*', url: `${receiver.url}/all` },
      { subAccountId: 'Sandbox_SMS', url: `${receiver.url}/one`, enabled: false },
    ];
    await client.sms.setWebhooks({ webhooks });
    await client.sms.send(sms);
    await sandbox.advance(10_000);
    expect(paths()).toEqual([]);
  });

  it('is the URL of the message, without the secret of the registered webhook', async () => {
    await started.listen();
    const { client, sandbox, receiver } = started;
    await client.sms.send({ ...sms, dlrCallbackUrl: `${receiver.url}/own` });
    await client.chatApps.send({
      user: { msisdn: '+6591234567' },
      type: 'text',
      content: { text: 'Hello' },
      dlrCallbackUrl: `${receiver.url}/own-chat`,
    });
    await sandbox.advance(10_000);
    expect(new Set(paths())).toEqual(new Set(['/own', '/own-chat']));
    expect(receiver.received[0]?.headers.authorization).toBeUndefined();
  });

  it('gets no inbound messages, and the webhook of messages gets no receipts', async () => {
    const { client, sandbox, receiver } = started;
    await client.chatApps.setWebhooks({
      webhooks: [
        { subAccountId: '*', url: `${receiver.url}/receipts`, type: 'CADR' },
        { subAccountId: '*', url: `${receiver.url}/messages`, type: 'MSG' },
        { subAccountId: '*', url: `${receiver.url}/business`, type: 'CABM' },
      ],
    });
    sandbox.inboundChat({ from: '+6591234567', text: 'Hi' });
    sandbox.externalMessage({ to: '+6591234567', text: 'Hi' });
    sandbox.businessEvent({ eventType: 'account_update' });
    await sandbox.advance(0);
    expect(paths()).toEqual(['/messages', '/receipts', '/business']);
  });

  it('can be registered with the older types', async () => {
    const { client, sandbox, receiver } = started;
    await client.webhookConfig.set({
      product: 'sms',
      webhooks: [
        { subAccountId: '*', url: `${receiver.url}/dr`, type: 'DR' },
        { subAccountId: '*', url: `${receiver.url}/mo`, type: 'MO' },
      ],
    });
    sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    await client.sms.send(sms);
    await sandbox.advance(50);
    expect(paths()).toEqual(['/mo', '/dr']);
  });
});

describe('the order of webhooks', () => {
  it('is the order of the states, even with a slow receiver', async () => {
    const started = await start({ timeScale: 0.001 });
    await started.listen();
    started.receiver.delayMs = 30;
    const { umid } = await started.client.sms.send({ destination: '+6591234567', text: 'Hello' });
    await started.sandbox.waitForWebhook({ umid, detail: 'delivered_to_recipient' });
    expect(told(started)).toEqual(arrived);
    expect(started.receiver.mostAtOnce).toBe(1);
    await started.close();
  });

  it('does not delay the webhooks of other messages', async () => {
    const started = await start({ timeScale: 0.001 });
    await started.listen();
    started.receiver.delayMs = 100;
    for (let count = 0; count < 5; count++) started.sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    const last = started.sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    await started.sandbox.waitForWebhook({ umid: last.umid });
    expect(started.receiver.mostAtOnce).toBeGreaterThan(1);
    await started.close();
  });
});

describe('the authorization of webhooks', () => {
  it('is sent as configured, and recorded as ***', async () => {
    const started = await start({ clock: 'manual' });
    await started.listen();
    started.sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    await started.sandbox.advance(0);
    expect(started.receiver.received[0]?.headers).toMatchObject({
      authorization: 'Bearer s3cret',
      'content-type': 'application/json',
    });
    expect(JSON.stringify(started.sandbox.webhooks())).not.toContain('s3cret');
    expect(started.sandbox.webhooks()[0]?.attempts[0]?.request.headers['authorization']).toBe('***');
    await started.close();
  });

  it.each([
    [
      'header',
      undefined,
      'grant_type=client_credentials',
      `Basic ${Buffer.from('me:s%26cret').toString('base64')}`,
    ],
    [
      'body',
      'read write',
      'grant_type=client_credentials&scope=read+write&client_id=me&client_secret=s%26cret',
      undefined,
    ],
  ])(
    'is fetched for each event by OAuth, credentials in the %s',
    async (credentialsLocation, scope, form, authorization) => {
      const started = await start({ clock: 'manual' });
      const { client, receiver, sandbox } = started;
      const oauth = {
        url: `${receiver.url}/token`,
        clientId: 'me',
        clientSecret: 's&cret',
        credentialsLocation,
        scope,
      };
      await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: `${receiver.url}/8x8`, oauth }] });
      sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
      await sandbox.advance(0);
      const [token, event] = receiver.received;
      expect(token).toMatchObject({ path: '/token', text: form });
      expect(token?.headers.authorization).toBe(authorization);
      expect(event).toMatchObject({ path: '/8x8', headers: { authorization: 'Bearer fetched-token' } });
      await started.close();
    },
  );

  it('makes the attempt fail when the token endpoint gives no token', async () => {
    const started = await start({ clock: 'manual' });
    const { client, receiver, sandbox } = started;
    receiver.answers = [401];
    const oauth = {
      url: `${receiver.url}/token`,
      clientId: 'me',
      clientSecret: 'x',
      credentialsLocation: 'body',
    };
    await client.sms.setWebhooks({ webhooks: [{ subAccountId: '*', url: `${receiver.url}/8x8`, oauth }] });
    sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    await sandbox.advance(0);
    expect(sandbox.webhooks()[0]).toMatchObject({
      status: 'pending',
      attempts: [{ error: 'The token endpoint responded with HTTP 401' }],
    });
    await started.close();
  });
});

describe('a webhook that fails', () => {
  const second = 1_000;

  it.each([
    ['HTTP 500', 500],
    ['HTTP 404', 404],
    ['a redirect', 302],
    ['a broken connection', 'break'],
    ['no answer', 'hang'],
  ] as const)('is posted again after 1, 10, 30 and 90 s, then given up: %s', async (_what, answer) => {
    const started = await start({ clock: 'manual', webhookTimeoutMs: answer === 'hang' ? 500 : 10_000 });
    const { receiver, sandbox } = started;
    await started.listen();
    receiver.answers = [answer];
    sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    const seen: [number, number][] = [];
    for (let passed = 0; passed <= 200; passed++) {
      await sandbox.advance(passed === 0 ? 0 : second);
      if (receiver.received.length > seen.length) seen.push([receiver.received.length, passed]);
    }
    expect(seen).toEqual([
      [1, 0],
      [2, 1],
      [3, 11],
      [4, 41],
      [5, 131],
    ]);
    const [delivery] = sandbox.webhooks();
    expect(delivery).toMatchObject({ status: 'failed', event: 'inbound_message_received' });
    expect(
      delivery?.attempts.map(({ number, at, nextAt }) => [number, at.slice(14, 19), nextAt?.slice(14, 19)]),
    ).toEqual([
      [1, '00:00', '00:01'],
      [2, '00:01', '00:11'],
      [3, '00:11', '00:41'],
      [4, '00:41', '02:11'],
      [5, '02:11', undefined],
    ]);
    const outcome =
      typeof answer === 'number' ? { response: { status: answer } } : { error: expect.any(String) };
    expect(delivery?.attempts[0]).toMatchObject(outcome);
    await started.close();
  });

  it('is not retried after a success', async () => {
    const started = await start({ clock: 'manual' });
    const { receiver, sandbox } = started;
    await started.listen();
    receiver.answers = [503, 200];
    sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    await sandbox.advance(300 * second);
    expect(receiver.received).toHaveLength(2);
    expect(receiver.received[0]?.text).toBe(receiver.received[1]?.text);
    expect(sandbox.webhooks()[0]).toMatchObject({
      status: 'delivered',
      attempts: [{ response: { status: 503 } }, { response: { status: 200 } }],
    });
    await started.close();
  });

  it('can be replayed at any time, unchanged', async () => {
    const started = await start({ clock: 'manual' });
    const { receiver, sandbox } = started;
    await started.listen();
    receiver.answers = [500, 500, 500, 500, 500, 200];
    const { umid } = sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    await sandbox.advance(300 * second);
    const [delivery] = sandbox.webhooks({ umid });
    expect(delivery?.status).toBe('failed');
    const attempt = await sandbox.replayWebhook(delivery?.id ?? '');
    expect(attempt).toMatchObject({ number: 6, replay: true, response: { status: 200 } });
    expect(receiver.received.at(-1)?.text).toBe(receiver.received[0]?.text);
    expect(sandbox.webhooks({ umid })[0]?.status).toBe('delivered');
    await expect(sandbox.replayWebhook('none')).rejects.toThrow('There is no webhook none');
    await started.close();
  });

  it('is retried a hundred times faster with timeScale 0.01', async () => {
    const started = await start({ timeScale: 0.01 });
    await started.listen();
    started.receiver.answers = [500];
    started.sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
    const failed = await started.sandbox.waitForWebhook({ status: 'failed' }, { timeoutMs: 5_000 });
    expect(failed.attempts).toHaveLength(5);
    await started.close();
  });
});
