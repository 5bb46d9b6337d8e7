import { credentialsOf, runAction, type ActionRun } from './run-action';
import { stubServer } from '../engine/stub-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import type { IDataObject, INodeParameters } from 'n8n-workflow';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ timeScale: 0.01, settings: { rateLimits: false } });
});
afterAll(() => sandbox.close());

function run(operation: string, parameters: INodeParameters = {}): Promise<ActionRun> {
  return runAction({ operation, parameters, credentials: credentialsOf(sandbox) });
}

/** An ID that 8x8 gave. */
function id(value: unknown): string {
  if (typeof value !== 'string') throw new TypeError('There is no ID.');
  return value;
}

/** The one item that an operation gives out. */
async function one(operation: string, parameters?: INodeParameters): Promise<IDataObject> {
  const { json, error } = await run(operation, parameters);
  expect(error).toBeUndefined();
  expect(json).toHaveLength(1);
  return json[0] ?? {};
}

const sendSms = (more: IDataObject = {}): Promise<IDataObject> =>
  one('sms.send', { destination: '+6591234567', text: 'Hello', additionalFields: more as INodeParameters });
const tomorrow = (): string => new Date(Date.now() + 86_400_000).toISOString();

describe('SMS', () => {
  test('send', async () => {
    expect(await sendSms({ clientMessageId: 'order-1' })).toMatchObject({
      status: { code: 'QUEUED' },
      clientMessageId: 'order-1',
    });
    expect(sandbox.messages().at(-1)).toMatchObject({ text: 'Hello' });
  });

  test('send batch', async () => {
    const messages = [
      { destination: '+6591234567', text: 'A' },
      { destination: '+6591234568', text: 'B' },
    ];

    expect(await one('sms.sendBatch', { messages: JSON.stringify(messages) })).toMatchObject({
      acceptedCount: 2,
    });
  });

  test('send batch with one text to several numbers', async () => {
    const parameters = {
      destinations: '+6591234567, +6591234568',
      additionalFields: { template: { values: { text: 'We are open', source: 'ExampleCo' } } },
    };

    expect(await one('sms.sendBatch', parameters)).toMatchObject({ acceptedCount: 2, rejectedCount: 0 });
  });

  test('cancel and cancel batch', async () => {
    const { umid } = await sendSms({ scheduled: tomorrow() });
    expect(await one('sms.cancel', { umid: id(umid) })).toEqual({ cancelledCount: 1 });

    const messages = [{ destination: '+6591234567', text: 'A', scheduled: tomorrow() }];
    const { batchId } = await one('sms.sendBatch', { messages: JSON.stringify(messages) });
    expect(await one('sms.cancelBatch', { batchId: id(batchId) })).toEqual({ cancelledCount: 1 });
  });

  test('get details, simplified and whole', async () => {
    const umid = id((await sendSms())['umid']);

    const simplified = await one('sms.getDetails', { umid });
    expect(simplified).toMatchObject({ umid, smsCount: 1 });
    expect(Object.keys(simplified).length).toBeLessThanOrEqual(10);
    expect(await one('sms.getDetails', { umid, simplify: false })).toMatchObject({ umid, encoding: 'GSM7' });
  });

  test('feedback and deletion of personal data answer with nothing, and say that it was done', async () => {
    const umid = id((await sendSms({ track: 'Outcome' }))['umid']);

    expect(await one('sms.sendFeedback', { umid, outcome: 'success' })).toEqual({ success: true });
    expect(await one('sms.deletePersonalData', { umid })).toEqual({ deleted: true });
  });

  test('surveys', async () => {
    const survey = { surveyId: 'delivery-rating', destination: '+6591234567' };
    const additionalFields = {
      templateBody: 'Hi {{name}}: {{url}}',
      templateVariables: { values: [{ name: 'name', value: 'Mei' }] },
    };
    expect(await one('sms.sendSurvey', { ...survey, additionalFields })).toMatchObject({
      status: { code: 'QUEUED' },
    });

    const messages = JSON.stringify([{ destination: '+6591234567' }]);
    const template = { values: { templateBody: 'Hi: {{url}}' } };
    const batch = { surveyId: 'delivery-rating', messages, additionalFields: { template } };
    expect(await one('sms.sendSurveyBatch', batch)).toMatchObject({ acceptedCount: 1 });
  });
});

test('log exports: start, get, cancel', async () => {
  const { jobId } = await one('sms.startLogExport', {
    waitForCompletion: false,
    additionalFields: { countries: 'SG, ID' },
  });
  expect(await one('sms.getLogExport', { jobId: id(jobId) })).toHaveProperty('status');

  const { jobId: other } = await one('sms.startLogExport', { waitForCompletion: false });
  expect(await one('sms.cancelLogExport', { jobId: id(other) })).toEqual({ success: true });
});

test('account: prices and balance', async () => {
  expect(await one('sms.getPrices', { additionalFields: { country: 'SG' } })).toHaveProperty('subAccounts');
  expect(await one('sms.getBalance')).toMatchObject({ currency: expect.any(String) });
});

describe('messages', () => {
  const send = (parameters: INodeParameters = {}): Promise<IDataObject> =>
    one('chatApps.send', { recipient: '+6591234567', text: 'Hello', ...parameters });

  test('send', async () => {
    expect(await send()).toMatchObject({ status: { state: 'queued' } });
  });

  test('send batch', async () => {
    const messages = [{ user: { msisdn: '+6591234567' } }];
    const template = { type: 'text', content: { text: 'Hi' } };
    const parameters = {
      messages: JSON.stringify(messages),
      additionalFields: { template: JSON.stringify(template), includeMessagesInResponse: true },
    };

    expect(await one('chatApps.sendBatch', parameters)).toMatchObject({ acceptedCount: 1, messages: [{}] });
  });

  test('cancel and cancel batch', async () => {
    const { umid } = await send({ additionalFields: { scheduled: tomorrow() } });
    expect(await one('chatApps.cancel', { umid: id(umid) })).toEqual({ cancelledCount: 1 });

    const messages = [
      { user: { msisdn: '+6591234567' }, type: 'text', content: { text: 'Hi' }, scheduled: tomorrow() },
    ];
    const { batchId } = await one('chatApps.sendBatch', { messages: JSON.stringify(messages) });
    expect(await one('chatApps.cancelBatch', { batchId: id(batchId) })).toEqual({ cancelledCount: 1 });
  });

  test('get details', async () => {
    const { umid } = await send();

    expect(await one('chatApps.getDetails', { umid: id(umid) })).toHaveProperty('data');
  });

  test('mark as read and show that an answer is being written', async () => {
    const { umid } = sandbox.inboundChat({ channel: 'whatsapp', from: '+6591234567', text: 'Hi' });

    expect(await one('chatApps.markRead', { umid })).toEqual({ success: true });
    expect(await one('chatApps.sendTyping', { umid, channel: 'whatsapp' })).toEqual({ success: true });
  });

  test('LINE notifications', async () => {
    const content = { title: 'Your parcel', list: { values: [{ label: 'Date', content: '1 December' }] } };
    expect(await one('chatApps.sendLineNotification', { recipient: '+66812345678', content })).toHaveProperty(
      'umid',
    );

    const messages = JSON.stringify([
      { user: { msisdn: '+66812345678' }, content: { title: 'Your parcel' } },
    ]);
    expect(await one('chatApps.sendLineNotificationBatch', { messages })).toMatchObject({ acceptedCount: 1 });
  });
});

describe.each([
  ['sms', { get: 'sms.getWebhooks', set: 'sms.setWebhooks', delete: 'sms.deleteWebhooks' }, {}],
  [
    'chat apps',
    { get: 'chatApps.getWebhooks', set: 'chatApps.setWebhooks', delete: 'chatApps.deleteWebhooks' },
    { type: 'MSG' },
  ],
  [
    'generic',
    { get: 'webhookConfig.get', set: 'webhookConfig.set', delete: 'webhookConfig.delete' },
    { type: 'MO' },
  ],
])('webhooks: %s', (_, ids, more) => {
  test('set, get and delete; the secret is never shown', async () => {
    const slot = { subAccountId: '*', ...more };
    const webhook = { ...slot, url: 'https://example.com/8x8', httpAuthorization: 'Bearer very-secret' };
    expect(await one(ids.set, { webhooks: { values: [webhook] } })).toEqual({ success: true });

    const { json } = await run(ids.get, { returnAll: true });
    expect(json).toContainEqual(expect.objectContaining({ ...slot, url: 'https://example.com/8x8' }));
    expect(JSON.stringify(json)).not.toContain('very-secret');

    expect(await one(ids.delete, { webhooks: { values: [slot] } })).toEqual({ deleted: true });
    expect((await run(ids.get)).json).toEqual([]);
  });
});

test('Limit keeps the first entries of a list', async () => {
  const webhooks = ['ExampleCo_A', 'ExampleCo_B'].map((subAccountId) => ({
    subAccountId,
    url: 'https://example.com/8x8',
  }));
  await one('sms.setWebhooks', { webhooks: { values: webhooks } });

  expect((await run('sms.getWebhooks', { limit: 1 })).json).toHaveLength(1);
});

test('a secret that 8x8 shows is masked', async () => {
  const webhook = {
    subAccountId: '*',
    type: 'MO',
    url: 'https://example.com/8x8',
    httpAuthorization: 'very-secret',
  };
  const stub = await stubServer(() => ({ body: [webhook] }));
  const credentials = { ...credentialsOf(sandbox), baseUrl: stub.url };
  const { json } = await runAction({ operation: 'webhookConfig.get', credentials });
  await stub.close();

  expect(json).toEqual([{ ...webhook, httpAuthorization: '***' }]);
});
