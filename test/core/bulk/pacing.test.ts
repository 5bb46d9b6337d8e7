import { afterEach, describe, expect, it } from '@jest/globals';
import { fromCsv, type BulkOptions, type RecipientResult, type SmsSendOutput } from 'cpaas-8x8';
import { catalogue } from '../../../core/src/catalogue';
import { createClientOver } from '../../../core/src/client';
import type { EightByEightClient } from '../../../core/src/generated';
import type { Ports } from '../../../core/src/transport';
import { errorOf, patientClientOf } from '../client/client-of';
import { closeStubs, stub8x8 } from '../client/stub-8x8';
import { customers, memoryCheckpoint } from './bulk-test-client';

afterEach(closeStubs);

interface Message {
  readonly destination: string;
  readonly scheduled?: string;
}

/** Creates a client with a simulated clock, which accepts each message. `sent` has the time and messages of each batch. */
function simulatedClient(start = '2026-12-01T13:00:00Z') {
  let now = Date.parse(start);
  const sent: { readonly at: number; readonly messages: readonly Message[] }[] = [];
  const ports: Ports = {
    http: async ({ body }) => {
      const { messages } = JSON.parse(String(body)) as { readonly messages: readonly Message[] };
      sent.push({ at: now - Date.parse(start), messages });
      const results = messages.map(({ destination }, index) => ({
        umid: `umid-${sent.length}-${index}`,
        destination: destination.slice(1),
        status: { code: 'QUEUED', description: 'accepted' },
      }));
      const counts = { acceptedCount: messages.length, rejectedCount: 0 };
      return {
        status: 200,
        headers: {},
        body: JSON.stringify({ batchId: 'b', ...counts, messages: results }),
      };
    },
    sleep: async (ms) => void (now += ms),
    now: () => now,
    random: () => 0.5,
  };
  const client: EightByEightClient = createClientOver(catalogue, ports, {
    apiKey: 'key',
    subAccountId: 'ExampleCo_SMS',
  });
  return { client, sent, wait: (ms: number) => void (now += ms) };
}

const one = { concurrency: 1 } as const;

describe('the pace of sendAll', () => {
  it.each([
    ['second', 1_000],
    ['minute', 60_000],
    ['hour', 3_600_000],
  ] as const)('limits the messages per %s', async (per, ms) => {
    const { client, sent } = simulatedClient();

    await client.sms.sendAll(customers(5), { ...one, pace: { messages: 2, per } });

    expect(sent.map(({ at, messages }) => [at, messages.length])).toEqual([
      [0, 2],
      [ms, 2],
      [2 * ms, 1],
    ]);
  });

  it('goes on where it was after a run that ended early', async () => {
    const checkpoint = memoryCheckpoint();
    const pace = { messages: 2, per: 'hour' } as const;
    const { client, sent, wait } = simulatedClient();
    await client.sms.sendAll(customers(2), { ...one, pace, checkpoint });
    wait(600_000);

    const summary = await client.sms.sendAll(customers(3), { ...one, pace, checkpoint });

    expect(sent.map(({ at }) => at)).toEqual([0, 3_600_000]);
    expect(summary.accepted).toBe(3);
  });

  it('tells that a run was stopped whose last batches were read but not sent', async () => {
    const { url } = await stub8x8();
    const stop = new AbortController();

    const summary = await patientClientOf(url).sms.sendAll(customers(2), {
      pace: { messages: 1, per: 'hour' },
      signal: stop.signal,
      onResult: () => stop.abort(),
    });

    expect(summary).toMatchObject({ done: 1, notSent: 1, stopped: true });
  });

  it('does not hold up a run that is stopped', async () => {
    const { url, requests } = await stub8x8();
    const stop = new AbortController();
    const options = { pace: { messages: 1, per: 'hour' }, signal: stop.signal } as const;

    const summary = await patientClientOf(url).sms.sendAll(customers(9), {
      ...options,
      onResult: () => stop.abort(),
    });

    expect(summary).toMatchObject({ stopped: true });
    expect(requests).toHaveLength(1);
  });
});

describe('the delivery window of sendAll', () => {
  const deliveryWindow = { from: '09:00', to: '20:00' };
  const text = 'Hello';
  const scheduledOf = async (
    destinations: readonly string[],
    options: BulkOptions<SmsSendOutput> & { readonly template?: never },
  ) => {
    const { client, sent } = simulatedClient();
    await client.sms.sendAll(
      destinations.map((destination) => ({ destination, text })),
      options,
    );
    return sent.flatMap(({ messages }) => messages.map(({ scheduled }) => scheduled));
  };

  it('sends now where it is open, and schedules the others for its next opening', async () => {
    // 13:00 in London, 21:00 in Singapore, 18:30 in India, from 03:00 to 09:30 in the United States and Canada.
    const numbers = ['+447700900123', '+6591234567', '+919812345678', '+12125550123'];

    const scheduled = await scheduledOf(numbers, { deliveryWindow });

    expect(scheduled).toEqual([undefined, '2026-12-02T01:00:00.000Z', undefined, '2026-12-01T19:00:00.000Z']);
  });

  it('can be in one time zone for all, and over midnight', async () => {
    const window = { from: '22:00', to: '06:00', timeZone: 'Asia/Kathmandu' };

    // 22:00 in Kathmandu is 16:15 UTC.
    expect(await scheduledOf(['+6591234567'], { deliveryWindow: window })).toEqual([
      '2026-12-01T16:15:00.000Z',
    ]);
  });

  it('leaves a message alone that has its own time', async () => {
    const { client, sent } = simulatedClient();
    const scheduled = '2026-12-03T20:00:00Z';

    await client.sms.sendAll([{ destination: '+6591234567', text, scheduled }], { deliveryWindow });

    expect(sent[0]?.messages[0]?.scheduled).toBe(scheduled);
  });

  it('counts when the batch leaves, after it waited for the pace', async () => {
    const { client, sent } = simulatedClient('2026-12-01T11:30:00Z');
    const options = { ...one, deliveryWindow, pace: { messages: 1, per: 'hour' } } as const;

    await client.sms.sendAll(customers(2), options);

    // 19:30 and 20:30 in Singapore.
    expect(sent.map(({ messages }) => messages[0]?.scheduled)).toEqual([
      undefined,
      '2026-12-02T01:00:00.000Z',
    ]);
  });

  it('applies also if the template has null as its time', async () => {
    const { client, sent } = simulatedClient();

    await client.sms.sendAll([{ destination: '+6591234567' }], {
      deliveryWindow,
      template: { text, scheduled: null as unknown as undefined },
    });

    expect(sent[0]?.messages[0]?.scheduled).toBe('2026-12-02T01:00:00.000Z');
  });

  it('is that of the time when a run goes on from its checkpoint, and nobody is scheduled twice', async () => {
    const checkpoint = memoryCheckpoint();
    const options = { ...one, batchSize: 1, deliveryWindow, checkpoint } as const;
    const { client, sent, wait } = simulatedClient();
    await client.sms.sendAll(customers(1), options);
    // 10:00 on the next day in Singapore.
    wait(13 * 3_600_000);

    const summary = await client.sms.sendAll(customers(2), options);

    expect(summary).toMatchObject({ done: 2, accepted: 2 });
    const [first, second] = customers(2).map(({ destination }) => destination);
    expect(
      sent.flatMap(({ messages }) => messages.map(({ destination, scheduled }) => [destination, scheduled])),
    ).toEqual([
      [first, '2026-12-02T01:00:00.000Z'],
      [second, undefined],
    ]);
  });

  it.each([
    ['is unknown', { destination: '+881612345678' }],
    // The first digits would be those of India.
    ['cannot be told from a national number', { destination: '91234567', country: 'SG' }],
  ])('refuses a recipient whose time zone %s', async (_, recipient) => {
    const { client, sent } = simulatedClient();
    const results: RecipientResult[] = [];

    await client.sms.sendAll([{ ...recipient, text }], {
      deliveryWindow,
      onResult: (result) => results.push(result),
    });

    expect(results).toMatchObject([{ status: 'rejected', reason: expect.stringContaining('never opens') }]);
    expect(sent).toEqual([]);
  });

  it.each([
    [{ pace: { messages: 0, per: 'minute' } }, 'pace is not a pace'],
    [{ pace: { messages: 5, per: 'day' } }, 'pace is not a pace'],
    [{ deliveryWindow: { from: '9', to: '20:00' } }, 'deliveryWindow has no valid from and to'],
    [{ deliveryWindow: { from: '09:00', to: '09:30' } }, 'deliveryWindow is shorter than an hour'],
    [{ deliveryWindow: { ...deliveryWindow, timeZone: 'Moon' } }, 'deliveryWindow has an unknown time zone'],
  ])('and a pace that make no sense are refused: %j', async (options, message) => {
    const { client } = simulatedClient();

    const error = await errorOf(client.sms.sendAll(customers(1), options as { readonly template?: never }));

    expect(error.message).toBe(`nothing was sent: ${message}`);
  });
});

describe('duplicates in the list', () => {
  const list = 'destination,text\n+6591234567,A\n6591234567,B\n+65 9123 4567,C\n+6591234568,D\n';

  it('are sent by default', async () => {
    const { client } = simulatedClient();

    expect(await client.sms.sendAll(fromCsv(list))).toMatchObject({ accepted: 4 });
  });

  it('are rejected with skipDuplicates, however the number is written', async () => {
    const { client, sent } = simulatedClient();
    const results: RecipientResult[] = [];

    await client.sms.sendAll(fromCsv(list), { skipDuplicates: true, onResult: (one) => results.push(one) });

    expect(results.map(({ status }) => status)).toEqual(['accepted', 'rejected', 'rejected', 'accepted']);
    expect(results[1]).toMatchObject({ line: 3, reason: expect.stringContaining('earlier in the list') });
    expect(sent[0]?.messages).toHaveLength(2);
  });

  it('are none of an invalid recipient, who gets nothing', async () => {
    const { client, sent } = simulatedClient();
    const rows = ['', 'B', 'C'].map((text) => ({ destination: '+6591234567', text }));

    const summary = await client.sms.sendAll(rows, { skipDuplicates: true });

    expect(summary).toMatchObject({ accepted: 1, rejected: 2 });
    expect(sent[0]?.messages).toHaveLength(1);
  });

  it('are recognized of an earlier run with the same checkpoint', async () => {
    const checkpoint = memoryCheckpoint();
    const { client, sent } = simulatedClient();
    const options = { ...one, checkpoint, skipDuplicates: true } as const;
    await client.sms.sendAll(customers(2), options);

    const summary = await client.sms.sendAll([...customers(2), ...customers(3)], options);

    expect(summary).toMatchObject({ accepted: 3, rejected: 2 });
    expect(sent.map(({ messages }) => messages.length)).toEqual([2, 1]);
  });
});
