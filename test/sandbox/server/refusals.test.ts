import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { request } from 'node:http';

import { RejectedError } from 'cpaas-8x8';

import { raw, start, type Started } from '../started-sandbox';

const unknownUmid = 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31';
const to = '+6591234567';
const smsPath = '/sms/api/v1/subaccounts/Sandbox_SMS/messages';
const chatPath = '/chatapps/api/v1/subaccounts/Sandbox_ChatApps/messages';
const account = '88888888-0000-4000-8000-000000000001';
const sms = { destination: to, text: 'Hello' };
const chat = { user: { msisdn: to }, type: 'text', content: { text: 'Hello' } };
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString();

type Row = readonly [what: string, method: string, path: string, body: unknown, status: number, code: number];

const post = (what: string, path: string, body: unknown, code: number): Row => [
  what,
  'POST',
  path,
  body,
  400,
  code,
];

const badSms: readonly Row[] = [
  post('no destination', smsPath, { text: 'Hello' }, 1002),
  post('a destination with letters', smsPath, { ...sms, destination: 'ask Mei' }, 1002),
  post('a destination that is too short', smsPath, { ...sms, destination: '+6512' }, 1002),
  post(
    'a national number that its country does not have',
    smsPath,
    { ...sms, destination: '012345678901234', country: 'SG' },
    1002,
  ),
  post('no text', smsPath, { destination: to }, 1004),
  post('an empty text', smsPath, { ...sms, text: '' }, 1004),
  post('a text that is a number', smsPath, { ...sms, text: 7 }, 1004),
  post('a sender of twelve letters', smsPath, { ...sms, source: 'ExampleCompa' }, 1005),
  post('an expiry in the past', smsPath, { ...sms, expiry: inDays(-1) }, 1006),
  post('an encoding that does not exist', smsPath, { ...sms, encoding: 'LATIN1' }, 1003),
  post('a country of three letters', smsPath, { ...sms, country: 'SGP' }, 1009),
  post('a schedule in the past', smsPath, { ...sms, scheduled: inDays(-1) }, 1011),
  post('a schedule in eight days', smsPath, { ...sms, scheduled: inDays(8) }, 1011),
  post('a schedule that is no date', smsPath, { ...sms, scheduled: 'tomorrow' }, 1011),
  post('a reference of 351 characters', smsPath, { ...sms, clientMessageId: 'x'.repeat(351) }, 3009),
  post('a receipt URL that is none', smsPath, { ...sms, dlrCallbackUrl: 'example.com' }, 3020),
  post('an unknown kind of tracking', smsPath, { ...sms, track: 'Everything' }, 1000),
  post('a body that is no JSON', smsPath, '{"destination": ', 1000),
  post('a body that is a list', smsPath, [sms], 1002),
  post('a batch without messages', `${smsPath}/batch`, {}, 1000),
  post('a batch with an empty list', `${smsPath}/batch`, { messages: [] }, 1000),
  post(
    'a batch of 10,001',
    `${smsPath}/batch`,
    { messages: Array.from({ length: 10_001 }, () => sms) },
    1100,
  ),
  post(
    'a batch reference of 21 characters',
    `${smsPath}/batch`,
    { messages: [sms], clientBatchId: 'x'.repeat(21) },
    3014,
  ),
  post('an outcome that does not exist', `${smsPath}/${unknownUmid}/feedback`, { outcome: 'perhaps' }, 1000),
  post('feedback on an unknown SMS', `${smsPath}/${unknownUmid}/feedback`, { outcome: 'success' }, 1000),
  post(
    'a survey without a link',
    '/sms/api/v1/subaccounts/Sandbox_SMS/surveys/rating/messages',
    { destination: to, templateBody: 'Hello' },
    1004,
  ),
  post(
    'a survey without a destination',
    '/sms/api/v1/subaccounts/Sandbox_SMS/surveys/rating/messages',
    {},
    1002,
  ),
  post('an export from a day that is none', `${smsPath}/exports`, { from: 'yesterday' }, 1000),
  post('an export of fewer than no records', `${smsPath}/exports`, { limit: -1 }, 1010),
  ['details of something that is no umid', 'GET', `${smsPath}/abc`, undefined, 400, 1000],
  ['details of an unknown SMS', 'GET', `${smsPath}/${unknownUmid}`, undefined, 404, 1300],
  ['cancelling an unknown SMS', 'DELETE', `${smsPath}/${unknownUmid}`, undefined, 404, 1300],
  ['deleting the data of an unknown SMS', 'DELETE', `${smsPath}/${unknownUmid}/pii`, undefined, 404, 1300],
  ['an unknown export', 'GET', `${smsPath}/exports/none`, undefined, 404, 4018],
  ['cancelling an unknown export', 'DELETE', `${smsPath}/exports/none`, undefined, 404, 4018],
  [
    'prices of a network code alone',
    'GET',
    `/sms/api/v1/accounts/${account}/prices?mcc=525`,
    undefined,
    400,
    1000,
  ],
  [
    'prices of a network code that is no number',
    'GET',
    `/sms/api/v1/accounts/${account}/prices?mcc=x&mnc=1`,
    undefined,
    400,
    1000,
  ],
  ['prices of another account', 'GET', '/sms/api/v1/accounts/another-account/prices', undefined, 403, 1201],
];

const badChat: readonly Row[] = [
  post('no user', chatPath, { ...chat, user: undefined }, 3001),
  post('a user without number or ID', chatPath, { ...chat, user: {} }, 3002),
  post('a number with letters', chatPath, { ...chat, user: { msisdn: 'Mei' } }, 1002),
  post(
    'a national number of another length',
    chatPath,
    { ...chat, user: { msisdn: '912', country: 'SG' } },
    1002,
  ),
  post('a country of three letters', chatPath, { ...chat, user: { msisdn: to, country: 'SGP' } }, 3018),
  post('no type', chatPath, { ...chat, type: undefined }, 3010),
  post('a type that does not exist', chatPath, { ...chat, type: 'hologram' }, 3010),
  post('no content', chatPath, { ...chat, content: undefined }, 3004),
  post('a text message without text', chatPath, { ...chat, content: {} }, 3005),
  post('a text of 35,001 characters', chatPath, { ...chat, content: { text: 'x'.repeat(35_001) } }, 3006),
  post('an image without address', chatPath, { ...chat, type: 'image', content: {} }, 3007),
  post(
    'an image whose address is none',
    chatPath,
    { ...chat, type: 'image', content: { url: 'picture.jpg' } },
    3008,
  ),
  post('a reference of 51 characters', chatPath, { ...chat, clientMessageId: 'x'.repeat(51) }, 3009),
  post(
    'an SMS sender that is too long',
    chatPath,
    { ...chat, content: { text: 'x', sms: { source: 'x'.repeat(17) } } },
    3011,
  ),
  post('a batch without messages', `${chatPath}/batch`, {}, 3012),
  post(
    'a batch of 1,001',
    `${chatPath}/batch`,
    { messages: Array.from({ length: 1_001 }, () => chat) },
    3013,
  ),
  post(
    'a batch reference of 101 characters',
    `${chatPath}/batch`,
    { messages: [chat], clientBatchId: 'x'.repeat(101) },
    3014,
  ),
  post(
    'a fallback text of 35,001 characters',
    chatPath,
    { ...chat, content: { text: 'x', fallbackText: 'x'.repeat(35_001) } },
    3017,
  ),
  post('a receipt URL that is none', chatPath, { ...chat, dlrCallbackUrl: 'example.com' }, 3020),
  post(
    'a location without place',
    chatPath,
    { ...chat, type: 'location', content: { location: { name: 'Here' } } },
    3021,
  ),
  post('a channel in lower case', chatPath, { ...chat, channels: [{ channel: 'sms' }] }, 3022),
  post(
    'a fallback after five seconds',
    chatPath,
    { ...chat, channels: [{ channel: 'WhatsApp', fallbackAfter: 5 }] },
    3023,
  ),
  post(
    'a success status that does not exist',
    chatPath,
    { ...chat, channels: [{ channel: 'WhatsApp', successStatus: 'Loved' }] },
    3024,
  ),
  post(
    'Delivered on LINE',
    chatPath,
    { ...chat, channels: [{ channel: 'Line', successStatus: 'Delivered' }] },
    3025,
  ),
  post('Read on SMS', chatPath, { ...chat, channels: [{ channel: 'SMS', successStatus: 'Read' }] }, 3026),
  post('a channel that is not set up', chatPath, { ...chat, channels: [{ channel: 'WeChat' }] }, 3027),
  post('a quote without umid', chatPath, { ...chat, context: {} }, 3029),
  post('a template message without template', chatPath, { ...chat, type: 'template', content: {} }, 3030),
  post('a template name of 513 characters', chatPath, template({ name: 'x'.repeat(513) }), 3031),
  post('too many parameters', chatPath, template({ components: [body('Mei', 'Lee')] }), 3033),
  post('two bodies', chatPath, template({ components: [body('Mei'), body('Mei')] }), 3034),
  post('no language', chatPath, template({ language: undefined }), 3036),
  post('an unknown template', chatPath, template({ name: 'no_such_template' }), 3038),
  post('a language that the template does not have', chatPath, template({ language: 'fr' }), 3038),
  post('a component that does not exist', chatPath, template({ components: [{ type: 'roof' }] }), 3039),
  post('no parameters', chatPath, template({ components: [] }), 3040),
  post('no components', chatPath, template({ components: undefined }), 3040),
  post(
    'a parameter of an unknown type',
    chatPath,
    template({ components: [{ type: 'body', parameters: [{ type: 'smell' }] }] }),
    3042,
  ),
  post(
    'a parameter of 1,025 characters',
    chatPath,
    template({ components: [body('x'.repeat(1_025))] }),
    3043,
  ),
  post(
    'a button of an unknown subtype',
    chatPath,
    template({ components: [body('Mei'), { type: 'button', subType: 'Red' }] }),
    3052,
  ),
  post(
    'a button at place ten',
    chatPath,
    template({ components: [body('Mei'), { type: 'button', subType: 'Url', index: 10 }] }),
    3053,
  ),
  post('an expiry in the past', chatPath, { ...chat, expiry: inDays(-1) }, 1006),
  post('a schedule in the past', chatPath, { ...chat, scheduled: inDays(-1) }, 1011),
  post('a read mark for an unknown message', `${chatPath}/${unknownUmid}/read`, undefined, 1000),
  post(
    'typing for an unknown message',
    '/chatapps/api/v1/subaccounts/Sandbox_ChatApps/events',
    { channel: 'rcs', type: 'typing', umid: unknownUmid },
    1000,
  ),
  post(
    'typing on a channel that has none',
    '/chatapps/api/v1/subaccounts/Sandbox_ChatApps/events',
    { channel: 'viber', type: 'typing', umid: unknownUmid },
    1000,
  ),
  post(
    'a LINE notification without user',
    '/chatapps/api/v1/subaccounts/Sandbox_ChatApps/lon',
    { content: { title: 'x' } },
    3001,
  ),
  post(
    'a LINE notification without content',
    '/chatapps/api/v1/subaccounts/Sandbox_ChatApps/lon',
    { user: { msisdn: to } },
    3004,
  ),
  post(
    'a batch of LINE notifications without any',
    '/chatapps/api/v1/subaccounts/Sandbox_ChatApps/lon/batch',
    { messages: [] },
    3012,
  ),
  ['details of something that is no umid', 'GET', `${chatPath}/abc`, undefined, 400, 1000],
  ['details of an unknown message', 'GET', `${chatPath}/${unknownUmid}`, undefined, 404, 1300],
  ['cancelling an unknown message', 'DELETE', `${chatPath}/${unknownUmid}`, undefined, 404, 1300],
];

const badWebhooks: readonly Row[] = (['sms', 'chatapps'] as const).flatMap((product) => {
  const path = `/${product}/api/v1/accounts/${account}/webhooks`;
  return [
    post(`${product}: no webhook`, path, [], 1000),
    post(`${product}: a webhook without subaccount`, path, [{ url: 'https://example.com' }], 1001),
    post(`${product}: a webhook without URL`, path, [{ subAccountId: '*' }], 1000),
    post(`${product}: a URL that is none`, path, [{ subAccountId: '*', url: 'example.com' }], 1000),
    ['a webhook to delete without subaccount', 'DELETE', path, [{}], 400, 1001] as const,
    [
      `${product}: webhooks of another account`,
      'GET',
      `/${product}/api/v1/accounts/another-account/webhooks`,
      undefined,
      403,
      1201,
    ] as const,
  ];
});

function template(changes: object): object {
  const order = { name: 'order_shipped', language: 'en_US', components: [body('Mei')] };
  return { ...chat, type: 'template', content: { template: { ...order, ...changes } } };
}

function body(...texts: string[]): object {
  return { type: 'body', parameters: texts.map((text) => ({ type: 'text', text })) };
}

describe('requests that the sandbox refuses like 8x8', () => {
  let started: Started;
  beforeAll(async () => {
    started = await start({ settings: { rateLimits: false } });
  });
  afterAll(() => started.close());

  it.each([...badSms, ...badChat, ...badWebhooks])('%s', async (_what, method, path, sent, status, code) => {
    const answer = await raw(started.sandbox, method, path, sent);
    expect({ status: answer.status, code: answer.body['code'] }).toEqual({ status, code });
  });

  it('get errors in the format of 8x8', async () => {
    const { body: envelope } = await raw(started.sandbox, 'POST', smsPath, {});
    expect(envelope).toEqual({
      code: 1002,
      message: expect.stringMatching(/^destination is missing/),
      errorId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      timestamp: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d\dZ$/),
    });
  });

  it.each(['/sms/api/v1/subaccounts/Somebody_Elses/messages', '/sms/api/v1/subaccounts/no/messages'])(
    'knows no subaccount of others: %s',
    async (path) => {
      expect(await raw(started.sandbox, 'POST', path, sms)).toMatchObject({
        status: 400,
        body: { code: 1001 },
      });
    },
  );

  it.each([
    {},
    { authorization: 'Bearer wrong' },
    { authorization: 'sandbox-key' },
    { authorization: 'Basic c2FuZGJveC1rZXk=' },
  ])('answers 401 to %j', async (headers) => {
    const answer = await raw(started.sandbox, 'POST', smsPath, sms, headers);
    expect(answer).toMatchObject({ status: 401, body: { code: 1200 } });
  });

  it('are checked for the API key first', async () => {
    expect(await raw(started.sandbox, 'POST', smsPath, '{', {})).toMatchObject({ status: 401 });
    expect(await raw(started.sandbox, 'GET', '/sms/nowhere', undefined, {})).toMatchObject({ status: 401 });
  });

  it('get 404 at unknown paths, and 405 with the allowed methods', async () => {
    expect(await raw(started.sandbox, 'GET', '/sms/api/v1/nowhere')).toMatchObject({
      status: 404,
      body: { code: 1300 },
    });
    expect(await raw(started.sandbox, 'GET', '/voice/api/v1/subaccounts/x/webhooks')).toMatchObject({
      status: 404,
    });
    const answer = await raw(started.sandbox, 'PUT', smsPath, sms);
    expect(answer).toMatchObject({ status: 405, body: { code: 2001 } });
    expect(answer.headers.get('allow')).toBe('POST');
  });

  it('leave no messages behind', async () => {
    const before = started.sandbox.messages().length;
    await raw(started.sandbox, 'POST', smsPath, { ...sms, destination: 'Mei' });
    await raw(started.sandbox, 'POST', smsPath, sms, {});
    expect(started.sandbox.messages()).toHaveLength(before);
  });

  it.each(['', '\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nThe beginning'])(
    'get an error when their form is cut off after %j',
    async (beginning) => {
      const response = await raw(started.sandbox, 'POST', smsPath, `--edge${beginning}`, {
        authorization: 'Bearer sandbox-key',
        'content-type': 'multipart/form-data; boundary=edge',
      });
      expect(response).toMatchObject({ status: 400, body: { code: 1000 } });
    },
  );

  it('are listed with their reason when the client closes the connection too early', async () => {
    const closed = request(started.sandbox.url + smsPath, {
      method: 'POST',
      headers: { authorization: 'Bearer sandbox-key', 'content-length': 100 },
    });
    closed.on('error', () => undefined);
    closed.write('{"text"', () => setTimeout(() => closed.destroy(), 50));
    const listed = await started.sandbox.waitFor('request');
    expect(listed.request.reason).toBe('The connection was closed before the whole request had arrived');
    expect(listed.request.status).toBeUndefined();
  });

  it('get HTTP 200 with REJECTED when they are well formed but cannot be sent', async () => {
    const refused = await started.client.sms
      .send({ destination: '+6591230006', text: 'Hello' })
      .catch((e: unknown) => e);
    expect(refused).toBeInstanceOf(RejectedError);
    const { result } = refused as RejectedError<{ umid: string }>;
    expect(started.sandbox.messages({ umid: result.umid })).toMatchObject([
      { status: { state: 'rejected' } },
    ]);
  });
});

describe('limits of the account', () => {
  it('allow one details request per second and subaccount, and name the time to retry', async () => {
    const started = await start();
    const { client, sandbox } = started;
    const { umid } = await client.sms.send(sms);
    await client.sms.getDetails({ umid });
    const second = await raw(sandbox, 'GET', `${smsPath}/${umid}`);
    expect(second).toMatchObject({ status: 429, body: { code: 429 } });
    expect(second.headers.get('retry-after')).toBe('1');
    const chatUmid = (await client.chatApps.send(chat)).umid;
    await client.chatApps.getDetails({ umid: chatUmid });
    sandbox.changeSettings({ rateLimits: false });
    await client.sms.getDetails({ umid });
    await started.close();
  });

  it('show the balance only to prepaid accounts', async () => {
    const started = await start({ account: { balance: null } });
    const balance = await raw(started.sandbox, 'GET', `/sms/api/v1/accounts/${account}/balance`);
    expect(balance).toMatchObject({ status: 403, body: { code: 1201 } });
    await started.client.sms.send(sms);
    await started.close();
  });

  it('lower the balance, and reject messages that cost more', async () => {
    const started = await start({ account: { balance: 0.05 } });
    const { client } = started;
    await client.sms.send(sms);
    expect(await client.sms.getBalance()).toEqual({ balance: 0.0088, currency: 'USD' });
    await expect(client.sms.send(sms)).rejects.toMatchObject({ kind: 'rejected' });
    expect((await client.sms.getBalance()).balance).toBe(0.0088);
    await started.close();
  });
});
