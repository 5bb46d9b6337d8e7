import { afterEach, describe, expect, it } from '@jest/globals';
import {
  ApiError,
  fromCsv,
  ValidationError,
  type BulkProgress,
  type BulkSummary,
  type RecipientResult,
} from 'cpaas-8x8';
import {
  closeSandboxes,
  clientOf,
  customers,
  gathered,
  reached,
  startSandbox,
  statuses,
} from './bulk-test-client';

afterEach(closeSandboxes);

describe('sendAll', () => {
  it('yields a result for each recipient, and resolves to a summary', async () => {
    const sandbox = await startSandbox();
    const run = clientOf(sandbox).sms.sendAll(customers(25), { batchSize: 10 });

    const results = await gathered(run);

    expect(results.map(({ index }) => index).toSorted((one, other) => one - other)).toEqual([
      ...Array(25).keys(),
    ]);
    expect(new Set(statuses(results))).toEqual(new Set(['accepted']));
    const umids = results.map((result) => (result.status === 'accepted' ? result.umid : undefined));
    expect(new Set(umids)).toEqual(new Set(sandbox.messages().map(({ umid }) => umid)));
    expect(await run).toMatchObject({
      done: 25,
      accepted: 25,
      rejected: 0,
      unknown: 0,
      notSent: 0,
      stopped: false,
    });
    expect(sandbox.requests()).toHaveLength(3);
  });

  it('runs if it is only awaited', async () => {
    const sandbox = await startSandbox();

    const summary = await clientOf(sandbox).sms.sendAll(customers(5));

    expect(summary).toMatchObject({ accepted: 5, total: 5 });
    expect(reached(sandbox)).toHaveLength(5);
  });

  it('is a promise with catch and finally', async () => {
    const sandbox = await startSandbox();
    const ends: string[] = [];
    const wrongKey = clientOf({ ...sandbox, apiKey: 'wrong-key' }).sms;

    const failed = await wrongKey.sendAll(customers(1)).catch((error: unknown) => error);
    const summary = await clientOf(sandbox)
      .sms.sendAll(customers(1))
      .finally(() => ends.push('finally'));
    const typed: Promise<BulkSummary> = clientOf(sandbox).sms.sendAll([]);

    expect(failed).toBeInstanceOf(ApiError);
    expect(summary.accepted).toBe(1);
    expect(ends).toEqual(['finally']);
    expect((await typed).done).toBe(0);
  });

  it('starts when it is first awaited, and runs only once', async () => {
    const sandbox = await startSandbox();
    const run = clientOf(sandbox).sms.sendAll(customers(5));
    expect(reached(sandbox)).toEqual([]);

    await run;
    await run;

    expect(reached(sandbox)).toHaveLength(5);
    await expect(gathered(run)).rejects.toThrow('runs only once');
  });

  it('accepts any iterable or async iterable of recipients', async () => {
    const sandbox = await startSandbox();
    const { sms } = clientOf(sandbox);
    async function* later() {
      yield* customers(3);
    }

    await sms.sendAll(new Set(customers(3)));
    await sms.sendAll(later());
    await sms.sendAll([]);

    expect(reached(sandbox)).toHaveLength(6);
    await expect(Promise.resolve(sms.sendAll(7 as never))).rejects.toThrow('The recipients must be an array');
  });

  it('sends chat messages', async () => {
    const sandbox = await startSandbox();
    const messages = customers(3).map(({ destination, text }) => ({
      user: { msisdn: destination },
      type: 'text',
      content: { text },
    }));

    const results = await gathered(clientOf(sandbox).chatApps.sendAll(messages));

    expect(statuses(results)).toEqual(['accepted', 'accepted', 'accepted']);
    expect(reached(sandbox)).toEqual(['Order 0', 'Order 1', 'Order 2']);
  });

  it('uses the template for fields that a recipient omits', async () => {
    const sandbox = await startSandbox();
    const recipients = [{ destination: '+6591111100' }, { destination: '+6591111110', text: 'Just for you' }];

    await clientOf(sandbox).sms.sendAll(recipients, { template: { text: 'For all', source: 'ExampleCo' } });

    expect(reached(sandbox)).toEqual(['For all', 'Just for you']);
  });

  it('refuses a template with fields that 8x8 takes only from each message, and would ignore', async () => {
    const sandbox = await startSandbox();
    const template = { text: 'For all', country: 'SG', subAccountId: 'Other', track: undefined };

    const run = clientOf(sandbox).sms.sendAll([{ destination: '91111100' }], { template });

    const error: unknown = await run.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ValidationError);
    expect(error).toMatchObject({
      issues: [{ path: 'template.country' }, { path: 'template.subAccountId' }],
    });
    expect(sandbox.requests()).toHaveLength(0);
  });

  it('splits batches by the fields that a batch shares', async () => {
    const sandbox = await startSandbox();
    const [one, two, three] = customers(3);
    const { voice: other } = sandbox.subAccountIds;

    await clientOf(sandbox).sms.sendAll([
      { ...one, subAccountId: other },
      { ...two, subAccountId: other },
      { ...three, clientIp: '192.0.2.1' },
    ] as never);

    expect(sandbox.requests().map(({ umids = [] }) => umids.length)).toEqual([2, 1]);
    expect(sandbox.messages({ subAccountId: other })).toHaveLength(2);
  });

  it('gives each batch a clientBatchId that is the same for the same recipients', async () => {
    const sandbox = await startSandbox();
    const { sms } = clientOf(sandbox);

    await sms.sendAll(customers(4), { batchSize: 2 });
    await sms.sendAll(customers(4), { batchSize: 2 });

    const [a, , b, , c, , d] = sandbox.messages().map(({ clientBatchId }) => clientBatchId);
    expect([c, d]).toEqual([a, b]);
    expect(a).not.toBe(b);
  });
});

describe('a recipient that fails', () => {
  it('does not affect others, whether its input is invalid or 8x8 rejects it', async () => {
    const sandbox = await startSandbox();
    const list = customers(6);
    const recipients = [
      list[0],
      { destination: 'none', text: 'Hi' },
      null,
      { ...list[3], destination: '+6591110006' },
    ];

    const results = await gathered(clientOf(sandbox).sms.sendAll([...recipients, list[4]] as never));

    expect(statuses(results)).toEqual(['accepted', 'rejected', 'rejected', 'rejected', 'accepted']);
    expect(results[1]).toMatchObject({
      index: 1,
      input: { destination: 'none' },
      error: { kind: 'validation' },
    });
    expect(results[1]).toMatchObject({ reason: expect.stringContaining('destination') });
    expect(results[3]).toMatchObject({ reason: expect.stringContaining('list'), umid: expect.any(String) });
    expect(reached(sandbox)).toEqual(['Order 0', 'Order 4']);
  });

  it('ends as unknown if the response is lost', async () => {
    const sandbox = await startSandbox();
    sandbox.addFault({ target: 'sms.sendBatch', trigger: { next: 1 }, effect: 'resetAfter' });

    const results = await gathered(
      clientOf(sandbox).sms.sendAll(customers(6), { batchSize: 3, concurrency: 1 }),
    );

    expect(statuses(results)).toEqual([
      ...Array<string>(3).fill('unknown'),
      ...Array<string>(3).fill('accepted'),
    ]);
    const [lost] = results;
    const batch = sandbox
      .messages({ limit: 1e6 })
      .filter(({ clientBatchId }) => lost?.status === 'unknown' && clientBatchId === lost.clientBatchId);
    expect(batch).toHaveLength(3);
  });

  it('ends as rejected with its batch if 8x8 refuses the batch', async () => {
    const sandbox = await startSandbox();
    sandbox.addFault({
      target: 'sms.sendBatch',
      trigger: { next: 1 },
      effect: { kind: 'html', status: 400 },
    });

    const results = await gathered(
      clientOf(sandbox).sms.sendAll(customers(4), { batchSize: 2, concurrency: 1 }),
    );

    expect(statuses(results)).toEqual(['rejected', 'rejected', 'accepted', 'accepted']);
  });
});

describe('a run that cannot continue', () => {
  it('stops with an ApiError if 8x8 refuses the API key', async () => {
    const sandbox = await startSandbox();
    const { sms } = clientOf({
      ...sandbox,
      url: sandbox.url,
      apiKey: 'another-key',
      subAccountIds: sandbox.subAccountIds,
    });
    const results: RecipientResult[] = [];

    const ended = Promise.resolve(
      sms.sendAll(customers(100), {
        batchSize: 2,
        concurrency: 1,
        onResult: (result) => results.push(result),
      }),
    );

    await expect(ended).rejects.toBeInstanceOf(ApiError);
    expect(statuses(results)).toEqual(['not-sent', 'not-sent']);
    expect(sandbox.requests()).toHaveLength(1);
  });

  it('stops after three failed batches in a row', async () => {
    const sandbox = await startSandbox();
    sandbox.addFault({ effect: 'unavailable' });
    const results: RecipientResult[] = [];

    const ended = Promise.resolve(
      clientOf(sandbox).sms.sendAll(customers(100), {
        batchSize: 1,
        concurrency: 1,
        onResult: (result) => results.push(result),
      }),
    );

    await expect(ended).rejects.toMatchObject({ status: 503 });
    expect(statuses(results)).toEqual(['unknown', 'unknown', 'unknown']);
  });

  it('throws the error of the source after the batches in flight end', async () => {
    const sandbox = await startSandbox();
    function* broken() {
      yield* customers(4);
      throw new Error('the disk is gone');
    }
    const results: RecipientResult[] = [];

    const ended = Promise.resolve(
      clientOf(sandbox).sms.sendAll(broken(), { batchSize: 2, onResult: (result) => results.push(result) }),
    );

    await expect(ended).rejects.toThrow('the disk is gone');
    expect(statuses(results)).toEqual(Array<string>(4).fill('accepted'));
  });

  it.each([{ batchSize: 0 }, { batchSize: 10_001 }, { concurrency: 1.5 }, { timeoutMs: -1 }])(
    'does not start with %j',
    async (options) => {
      const sandbox = await startSandbox();

      const ended = Promise.resolve(clientOf(sandbox).sms.sendAll(customers(3), options));

      await expect(ended).rejects.toBeInstanceOf(ValidationError);
      expect(sandbox.requests()).toEqual([]);
    },
  );
});

describe('a run that is aborted', () => {
  it('closes the source, waits for the batches in flight, and reports that it was stopped', async () => {
    const sandbox = await startSandbox();
    const controller = new AbortController();
    let closed = false;
    function* endless() {
      try {
        for (;;) yield* customers(10);
      } finally {
        closed = true;
      }
    }
    let told = 0;

    const summary = await clientOf(sandbox).sms.sendAll(endless(), {
      batchSize: 10,
      signal: controller.signal,
      onResult: () => {
        if (++told === 25) controller.abort();
      },
    });

    expect(summary.stopped).toBe(true);
    expect(summary.accepted).toBe(reached(sandbox).length);
    expect(told).toBe(summary.accepted + summary.notSent);
    expect(closed).toBe(true);
  });

  it('does not wait for a pending source', async () => {
    const sandbox = await startSandbox();
    const controller = new AbortController();
    async function* silent() {
      yield* customers(2);
      await new Promise(() => undefined);
    }
    let told = 0;

    const summary = await clientOf(sandbox).sms.sendAll(silent(), {
      batchSize: 2,
      signal: controller.signal,
      onResult: () => {
        if (++told === 2) controller.abort();
      },
    });

    expect(summary).toMatchObject({ accepted: 2, stopped: true });
  });

  it('stops if the loop over its results ends early', async () => {
    const sandbox = await startSandbox();
    const run = clientOf(sandbox).sms.sendAll(customers(1_000), { batchSize: 5, concurrency: 2 });

    for await (const { index } of run) if (index >= 7) break;

    expect(await run).toMatchObject({ stopped: true });
    expect(reached(sandbox).length).toBeLessThan(50);
  });
});

describe('onProgress', () => {
  it('receives the counts, the rate and the remaining seconds', async () => {
    const sandbox = await startSandbox();
    const told: BulkProgress[] = [];

    await clientOf(sandbox).sms.sendAll(customers(30), {
      batchSize: 10,
      onProgress: (progress) => {
        told.push(progress);
        throw new Error('dropped');
      },
    });

    expect(told.map(({ done }) => done)).toEqual([10, 20, 30]);
    expect(told[0]).toMatchObject({ total: 30, accepted: 10, rejected: 0, unknown: 0 });
    expect(told[0]?.rate).toBeGreaterThan(0);
    expect(told[0]?.secondsLeft).toBeGreaterThan(0);
    expect(told[2]?.secondsLeft).toBe(0);
  });
});

describe('a CSV', () => {
  it('is sent row by row, and invalid rows are rejected with their line numbers', async () => {
    const sandbox = await startSandbox();
    const csv = [
      'Destination,Text,Note',
      '+6591111100,"Hi, you",x',
      '+6591111110,Hi',
      '12,Hi,x',
      '+6591111120,"Two',
      'lines",',
    ];

    const results = await gathered(clientOf(sandbox).sms.sendAll(fromCsv(csv.join('\r\n'))));

    expect(results.map(({ line, status }) => [line, status])).toEqual([
      [2, 'accepted'],
      [3, 'rejected'],
      [4, 'rejected'],
      [5, 'accepted'],
    ]);
    expect(results[1]).toMatchObject({ reason: 'line 3 has 2 cells for 3 columns' });
    expect(reached(sandbox)).toEqual(['Hi, you', 'Two\r\nlines']);
  });
});
