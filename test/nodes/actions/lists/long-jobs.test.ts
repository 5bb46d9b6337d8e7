import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { start, type Started } from '../../../sandbox/started-sandbox';
import { credentialsOf, everythingShown, runAction } from '../run-action';
import { closeStubs, stub8x8 } from '../../../core/client/stub-8x8';

let started: Started;
beforeAll(async () => {
  started = await start({ settings: { rateLimits: false } });
});
afterAll(async () => {
  await closeStubs();
  await started.close();
});

const requestsFor = (operation: string): number =>
  started.sandbox.requests().filter((request) => request.operation === operation).length;

test('a batch of contacts is waited for, and its end comes out', async () => {
  const { id } = await started.client.contacts.create({ addresses: { msisdn: '+6591230101' } });

  const { json, error } = await runAction({
    operation: 'contacts.deleteBatch',
    parameters: { ids: `[${id}]` },
    credentials: credentialsOf(started.sandbox),
  });

  expect(error).toBeUndefined();
  expect(json).toMatchObject([{ type: 'deleteContacts', status: 'completed' }]);
  expect(requestsFor('contacts.getBatch')).toBeGreaterThan(1);
});

test('a finished log export gives its file, which nobody needs a key for', async () => {
  await started.client.sms.send({ destination: '+6591230102', text: 'Hello' });

  const { json, items, error } = await runAction({
    operation: 'sms.startLogExport',
    parameters: { downloadFiles: true },
    credentials: credentialsOf(started.sandbox),
  });

  const file = items[0]?.binary?.['data'];
  expect(error).toBeUndefined();
  expect(json).toMatchObject([{ jobId: expect.any(String), status: 'succeeded' }]);
  expect(file).toMatchObject({ mimeType: 'text/csv', fileName: expect.stringMatching(/\.csv$/) });
  expect(Buffer.from(file?.data ?? '', 'base64').toString()).toContain('umid');
});

test('the file of an export that was started before is fetched when it is asked for', async () => {
  await started.client.sms.send({ destination: '+6591230103', text: 'Hello' });
  const call = started.client.sms.startLogExport();
  const { jobId } = await call;
  await call.completed();

  const { items } = await runAction({
    operation: 'sms.getLogExport',
    parameters: { jobId, downloadFiles: true },
    credentials: credentialsOf(started.sandbox),
  });

  expect(Buffer.from(items[0]?.binary?.['data']?.data ?? '', 'base64').toString()).toContain('umid');
});

test('who does not want to wait gets the ID at once', async () => {
  const before = requestsFor('sms.getLogExport');

  const { json } = await runAction({
    operation: 'sms.startLogExport',
    parameters: { waitForCompletion: false },
    credentials: credentialsOf(started.sandbox),
  });

  expect(json).toEqual([{ jobId: expect.any(String) }]);
  expect(requestsFor('sms.getLogExport')).toBe(before);
});

const job = { id: '0d0a9a2e-6f3b-4b7e-9a35-5c1d2e8f7a60', type: 'deleteContacts' };

async function waitingFor(states: readonly string[], cancel?: AbortSignal) {
  const [first = 'queued', ...later] = states;
  const stub = await stub8x8([
    { status: 202, body: { ...job, status: first } },
    ...later.map((status) => ({ body: { ...job, status } })),
  ]);
  const done = await runAction({
    operation: 'contacts.deleteBatch',
    parameters: { ids: '[1]' },
    credentials: { apiKey: 'a-key-that-is-secret', accountId: 'ExampleCo', baseUrl: stub.url },
    ...(cancel ? { cancel } : {}),
  });
  return { ...done, requests: stub.requests };
}

test('a job that ends badly says how, which job it was, and what 8x8 said last', async () => {
  const done = await waitingFor(['queued', 'inProgress', 'failed']);

  expect(done.error?.message).toBe('Delete Many Contacts: the job ended as failed');
  expect(done.error?.description).toContain(job.id);
  expect(done.error?.context).toMatchObject({ jobId: job.id, state: 'failed', reason: 'failed' });
  expect(everythingShown(done)).not.toContain('a-key-that-is-secret');
});

test('cancelling the execution ends the wait', async () => {
  const stop = new AbortController();
  const states = ['queued', ...Array.from({ length: 50 }, () => 'inProgress')];
  const running = waitingFor(states, stop.signal);
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  stop.abort();

  const { requests } = await running;

  expect(requests.length).toBeLessThan(10);
});
