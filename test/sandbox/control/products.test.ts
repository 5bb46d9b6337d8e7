import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LiveEvent } from '8x8-sandbox';

import { raw, start, whatsAppChannelOf, type Started } from '../started-sandbox';

const to = '+6591234567';
const startTime = Date.parse('2026-03-02T08:00:00Z');

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime });
});
afterEach(() => started.close());

const control = (method: string, path: string, body?: unknown) =>
  raw(started.sandbox, method, `/_sandbox${path}`, body, {});

/** A workflow that asks and waits for the answer. */
const definition = {
  name: 'Ask for an address',
  steps: [
    {
      id: 'ask',
      stepType: 'SMS',
      inputs: { subAccountId: 'Sandbox_SMS', destination: '{{data.number}}', text: 'Where do you live?' },
      nextStepId: 'answer',
    },
    { id: 'answer', stepType: 'Wait', inputs: { duration: '00:10:00' } },
  ],
};

const createDefinition = () =>
  started.client.automation.createDefinition({
    trigger: 'http_request',
    status: 'enabled',
    definition: definition as never,
  });

describe('operations without a request', () => {
  it('run with the account and the subaccount as defaults, and are not listed as requests', async () => {
    const { sandbox } = started;
    const contact = sandbox.runOperation('contacts.create', {
      firstName: 'Mei',
      addresses: { msisdn: to },
    });
    sandbox.runOperation('sms.send', { destination: to, text: 'Hello' });

    expect(await started.client.contacts.get({ contactId: contact.id })).toMatchObject({ firstName: 'Mei' });
    expect(sandbox.messages()).toMatchObject([{ text: 'Hello', subAccountId: 'Sandbox_SMS' }]);
    expect(sandbox.requests().map(({ operation }) => operation)).toEqual(['contacts.get']);
  });

  it('meet no fault and no rate limit', () => {
    const { sandbox } = started;
    sandbox.addFault({ target: '*', effect: 'internalError' });
    for (let count = 0; count < 5; count++)
      expect(sandbox.runOperation('sms.getBalance', {})).toMatchObject({ currency: 'USD' });
  });

  it('take files, and return the ID that the API has in a header', async () => {
    const { sandbox } = started;
    const file = { name: 'contacts.csv', content: 'msisdn,firstName\n+6591234567,Zoë\n' };
    sandbox.runOperation('contacts.uploadBatch', { file });
    await sandbox.advance(60_000);
    expect(sandbox.runOperation('contacts.search', {})).toMatchObject({ items: [{ firstName: 'Zoë' }] });

    const { id } = await createDefinition();
    const { workflowId } = sandbox.runOperation('automation.startWorkflow', {
      definitionId: id ?? '',
      trigger: { number: to },
    });
    expect(sandbox.workflow(workflowId)).toMatchObject({ data: { number: to } });
  });

  it('fail as in the API, over HTTP too', async () => {
    const wrong = await control('POST', '/operations/contacts.create', { addresses: { msisdn: 'nobody' } });
    expect([wrong.status, wrong.body]).toEqual([
      400,
      { error: expect.stringContaining('addresses.msisdn is not a phone number') },
    ]);
    const unknown = await control('POST', '/operations/contacts.serch', {});
    expect([unknown.status, unknown.body]).toEqual([
      404,
      { error: 'There is no operation contacts.serch: did you mean contacts.search?' },
    ]);
    const created = await control('POST', '/operations/contacts.create', { addresses: { msisdn: to } });
    expect([created.status, created.body]).toMatchObject([200, { addresses: { msisdn: '6591234567' } }]);
  });
});

describe('workflows', () => {
  it('are found with their steps, and with the definition that they run', async () => {
    const { sandbox } = started;
    const { id } = await createDefinition();
    const begin = (number: string) =>
      sandbox.runOperation('automation.startWorkflow', { definitionId: id ?? '', trigger: { number } })
        .workflowId;
    const first = begin(to);
    const second = begin('+6281234567890');
    await sandbox.advance(1_000);
    await started.client.automation.updateDefinition({
      definitionId: id ?? '',
      trigger: 'http_request',
      definition: { ...definition, name: 'Renamed' } as never,
    });

    const ids = (path: string) =>
      control('GET', path).then(({ body }) =>
        (body as unknown as { workflowId: string }[]).map(({ workflowId }) => workflowId),
      );
    expect(await ids('/workflows')).toEqual([second, first]);
    expect(await ids('/workflows?limit=1')).toEqual([second]);
    expect(await ids(`/workflows?before=${second}`)).toEqual([first]);
    expect(await ids('/workflows?search=6281234567890')).toEqual([second]);
    expect(await ids('/workflows?status=complete')).toEqual([]);
    expect((await control('GET', `/workflows/${first}`)).body).toMatchObject({
      status: 'Runnable',
      runs: [
        { stepId: 'ask', status: 'Complete' },
        { stepId: 'answer', status: 'Sleeping' },
      ],
      definition: { name: 'Ask for an address', version: 1 },
    });
    expect((await control('GET', '/definitions?search=ADDRESS')).body).toEqual([]);
    expect((await control('GET', '/definitions?search=rename')).body).toMatchObject([
      { id, version: 2, status: 'disabled' },
    ]);
    expect((await control('GET', '/workflows/none')).status).toBe(404);
  });
});

describe('templates', () => {
  const create = (name: string) =>
    started.client.chatApps.createTemplate({
      channelId: whatsAppChannelOf(started.sandbox),
      name,
      language: 'en',
      category: 'UTILITY',
      components: [{ type: 'BODY', text: 'Your parcel is here' }],
    });
  const find = (wanted: string) => started.sandbox.templates().find(({ name }) => name === wanted);

  it('tell when they are reviewed', async () => {
    await create('parcel');
    expect(find('parcel')).toMatchObject({ status: 'PENDING', reviewAt: '2026-03-02T08:00:02.00Z' });
    await started.sandbox.advance(2_000);
    expect(find('parcel')).toMatchObject({ status: 'APPROVED' });
  });

  it('wait for a tester with the setting templateReview', async () => {
    const { sandbox, receiver } = started;
    await started.listen();
    sandbox.changeSettings({ templateReview: 'manual' });
    await create('parcel');
    await sandbox.advance(60_000);
    const template = find('parcel');
    expect(template).toMatchObject({ status: 'PENDING' });
    expect(template).not.toHaveProperty('reviewAt');

    const events: LiveEvent[] = [];
    sandbox.on((event) => events.push(event));
    const rejected = await control('POST', '/templates/status', {
      templateId: template?.templateId,
      status: 'REJECTED',
      reason: 'INVALID_FORMAT',
    });
    expect(rejected.body).toMatchObject({ status: 'REJECTED', reason: 'INVALID_FORMAT' });
    expect(events).toContainEqual({ kind: 'template', template: find('parcel') });
    await sandbox.advance(1_000);
    expect(receiver.received.map(({ body }) => body['eventDetails'])).toMatchObject([
      { templateName: 'parcel', meta: { status: 'REJECTED', reason: 'INVALID_FORMAT' } },
    ]);
  });

  it('name a template that does not exist, and a wrong status', async () => {
    const change = (body: object) => control('POST', '/templates/status', body);
    expect((await change({ templateId: 1, status: 'APPROVED' })).body).toEqual({
      error: 'There is no template 1',
    });
    expect((await change({ templateId: 880000000000001, status: 'OKAY' })).body).toEqual({
      error: expect.stringContaining('status'),
    });
  });
});

describe('the balance', () => {
  it('falls by what messages and lookups cost, which is added up by month, service and country', async () => {
    const { sandbox, client } = started;
    const { balance } = sandbox.billing();
    await client.sms.send({ destination: to, text: 'Hello' });
    await client.sms.send({ destination: to, text: 'Hello '.repeat(40) });
    await client.sms.send({ destination: '+6281234567890', text: 'Hello' });
    await client.numberLookup.lookup({ phoneNumber: to, type: 'live' });
    await client.chatApps.send({ user: { msisdn: to }, type: 'text', content: { text: 'Hello' } });

    const { body } = await control('GET', '/billing');
    expect(body['charges']).toEqual([
      { month: '2026-03', service: 'sms', country: 'SG', count: 2, segments: 3, amount: 0.1236 },
      { month: '2026-03', service: 'sms', country: 'ID', count: 1, segments: 1, amount: 0.0285 },
      { month: '2026-03', service: 'lookup', country: 'SG', count: 1, segments: 0, amount: 0.01 },
      { month: '2026-03', service: 'whatsapp', country: 'SG', count: 1, segments: 0, amount: 0 },
    ]);
    expect(Number(balance) - Number(body['balance'])).toBeCloseTo(0.1621, 6);
  });

  it('is set or topped up', async () => {
    const change = (body: object) => control('POST', '/balance', body);
    expect((await change({ balance: 10 })).body).toMatchObject({ balance: 10, currency: 'USD' });
    expect((await change({ add: 2.5 })).body).toMatchObject({ balance: 12.5 });
    expect((await change({ add: -20 })).body).toEqual({ error: 'add is too low: the balance is 12.5' });
    expect((await change({})).body).toEqual({ error: 'Give either balance or add' });
    expect((await change({ balance: null })).body).toMatchObject({ balance: null });
    expect((await change({ add: 1 })).body).toEqual({
      error: 'A postpaid account has no balance to add to: set balance first',
    });
  });
});

describe('verifications', () => {
  it('are searched and returned in pages, the newest last', async () => {
    const { client, sandbox } = started;
    for (const destination of ['+6591230001', '+6591230002', '+6591230003'])
      await client.verification.start({ destination, brand: 'ExampleCo' });
    const numbers = (path: string) =>
      control('GET', `/verifications${path}`).then(({ body }) =>
        (body as unknown as { destination: string }[]).map(({ destination }) => destination.slice(-4)),
      );
    expect(await numbers('?limit=2')).toEqual(['0002', '0003']);
    const [, second] = sandbox.verifications();
    expect(await numbers(`?limit=2&before=${second?.sessionId ?? ''}`)).toEqual(['0001']);
    expect(await numbers(`?search=${second?.code ?? ''}`)).toContain('0002');
    expect(await numbers('?search=30003')).toEqual(['0003']);
  });

  it('are reported as events when they change', async () => {
    const { client, sandbox } = started;
    const statuses: string[] = [];
    sandbox.on((event) => event.kind === 'verification' && statuses.push(event.verification.status));
    const { sessionId } = await client.verification.start({ destination: to, brand: 'ExampleCo' });
    await client.verification.check({
      sessionId: sessionId ?? '',
      code: sandbox.verifications()[0]?.code ?? '',
    });
    expect([statuses[0], statuses.at(-1)]).toEqual(['WAITING', 'VERIFIED']);
  });
});
