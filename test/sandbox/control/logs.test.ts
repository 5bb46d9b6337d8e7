import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

let started: Started;
beforeEach(async () => {
  started = await start();
});
afterEach(() => started.close());

const list = async <Entry>(path: string): Promise<Entry[]> => {
  const { body } = await raw(started.sandbox, 'GET', `/_sandbox${path}`);
  return body as unknown as Entry[];
};

const send = (text: string, destination = '+6591234567') =>
  raw(started.sandbox, 'POST', '/sms/api/v1/subaccounts/Sandbox_SMS/messages', { destination, text });

it('filters and searches the requests, and lists them by page', async () => {
  const { body } = await send('One');
  await send('Two', 'nowhere');
  await raw(started.sandbox, 'GET', '/sms/api/v1/unknown');
  const numbers = async (query: string): Promise<number[]> =>
    (await list<{ number: number }>(`/requests?${query}`)).map(({ number }) => number);

  expect(await numbers('')).toEqual([1, 2, 3]);
  expect(await numbers('limit=2')).toEqual([2, 3]);
  expect(await numbers('limit=2&before=2')).toEqual([1]);
  expect(await numbers('operation=sms.send')).toEqual([1, 2]);
  expect(await numbers('status=400')).toEqual([2]);
  expect(await numbers('method=GET')).toEqual([3]);
  expect(await numbers(`umid=${String(body['umid'])}`)).toEqual([1]);
  expect(await numbers('search=UNKNOWN')).toEqual([3]);
  expect(started.sandbox.requests({ status: 400 })).toMatchObject([{ number: 2 }]);
  expect(await list('/requests?before=x')).toEqual({ error: 'before must be a whole number, 0 or more' });
});

it('searches the webhooks in everything that they hold, and lists them by page', async () => {
  await started.listen();
  const { sandbox } = started;
  for (const [from, text] of [
    ['+6590000011', 'Where is my order?'],
    ['+6590000022', 'Hello'],
    ['+6590000033', 'Thank you'],
  ] as const) {
    const { umid } = sandbox.inboundSms({ from, text });
    await sandbox.waitForWebhook({ umid, status: 'delivered' });
  }
  const texts = async (query: string): Promise<unknown[]> =>
    (await list<{ body: { payload: { body: string } } }>(`/webhooks/attempts?${query}`)).map(
      ({ body }) => body.payload.body,
    );

  expect(await texts('limit=2')).toEqual(['Hello', 'Thank you']);
  const [, second] = sandbox.webhooks();
  expect(await texts(`before=${second?.id ?? ''}&limit=5`)).toEqual(['Where is my order?']);
  expect(await texts('search=ORDER')).toEqual(['Where is my order?']);
  expect(await texts('search=90000022')).toEqual(['Hello']);
  expect(await texts('search=nothing+like+it')).toEqual([]);
  expect(await texts('before=00000000-0000-4000-8000-000000000000')).toEqual([]);
});
