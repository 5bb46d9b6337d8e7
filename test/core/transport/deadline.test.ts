import { afterEach, describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { createClientOver } from '../../../core/src/client';
import { clientOf, errorOf, patientClientOf, sms } from '../client/client-of';
import { closedPort, closeStubs, stub8x8, until } from '../client/stub-8x8';

afterEach(closeStubs);

async function duration(task: PromiseLike<unknown>): Promise<number> {
  const start = performance.now();
  await task;
  return performance.now() - start;
}

describe('the timeout of an attempt', () => {
  it.each(['stall', 'a body that stalls'] as const)('ends an attempt that meets %s', async (reaction) => {
    const { url } = await stub8x8([reaction]);
    const { client } = clientOf(url);

    const error = await errorOf(client.sms.send(sms, { timeoutMs: 100 }));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'unknown' });
    expect(error.message).toBe('sms.send: no complete response within 100 ms');
  });

  it('closes the socket of the attempt', async () => {
    const stub = await stub8x8(['stall', {}]);
    const { client } = clientOf(stub.url);
    await errorOf(client.sms.send(sms, { timeoutMs: 50 }));

    await client.sms.send(sms);

    expect(stub.requests.map(({ socket }) => socket)).toEqual([0, 1]);
    await until(() => stub.closed.has(0));
  });

  it('starts again with each attempt', async () => {
    const { url, requests } = await stub8x8(['stall', 'stall', { body: { balance: 1 } }]);

    const answer = await clientOf(url).client.sms.getBalance({}, { timeoutMs: 50 });

    expect(answer).toEqual({ balance: 1 });
    expect(requests).toHaveLength(3);
  });

  it('leaves no timer that keeps the process alive', async () => {
    const { url } = await stub8x8();
    const timers = (): number => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();

    await clientOf(url).client.sms.send(sms, { timeoutMs: 60_000 });

    expect(timers()).toBeLessThanOrEqual(before);
  });

  it('can be longer than the maximum of a timer', async () => {
    const { url } = await stub8x8();

    const answer = clientOf(url).client.sms.send(sms, { timeoutMs: Infinity, deadlineMs: Infinity });

    await expect(answer).resolves.toMatchObject({ encoding: 'AUTO' });
  });
});

describe('the deadline of a call', () => {
  it('includes the response body, even if the attempt timeout is longer', async () => {
    const { url } = await stub8x8(['a body that stalls']);
    const client = patientClientOf(url, { deadlineMs: 150 });

    const took = await duration(errorOf(client.sms.send(sms)));

    expect(took).toBeGreaterThan(140);
    expect(took).toBeLessThan(1_500);
  });

  it('includes all attempts and waits', async () => {
    const { url, requests } = await stub8x8([{ status: 503, afterMs: 40 }]);
    const client = patientClientOf(url, { deadlineMs: 700, maxRetries: 50 });

    const took = await duration(errorOf(client.sms.getBalance()));

    // The attempts take 40 ms each, the first wait 250 ms. A second wait of 500 ms would pass the deadline.
    expect(requests).toHaveLength(2);
    expect(took).toBeLessThan(700);
  });

  it('ends the call immediately with the error of 8x8 if Retry-After would pass it', async () => {
    const { url } = await stub8x8([{ status: 429, headers: { 'retry-after': '30' } }]);
    const { client, waits } = clientOf(url, { deadlineMs: 20_000 });

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({ status: 429, retryAfterMs: 30_000 });
    expect(waits).toEqual([]);
  });

  it('can be set for a call', async () => {
    const rig = clientOf(await closedPort());

    const error = await errorOf(rig.client.sms.send(sms, { deadlineMs: 1_000 }));

    expect(error).toMatchObject({ reason: 'connect', attempts: 3 });
    expect(rig.waits).toEqual([250, 500]);
  });

  it('ends the call without another attempt if it passes during a wait', async () => {
    const { url, requests } = await stub8x8([{ status: 429 }, {}]);
    const rig = clientOf(url, { deadlineMs: 10_000 });
    const oversleeping = { ...rig.ports, sleep: () => rig.ports.sleep(60_000) };
    const options = { baseUrl: url, subAccountId: 'ExampleCo', deadlineMs: 10_000 };

    const error = await errorOf(createClientOver(catalogue, oversleeping, options).sms.send(sms));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent', attempts: 1 });
    expect(requests).toHaveLength(1);
  });
});

describe('invalid limits', () => {
  it.each([{ timeoutMs: NaN }, { timeoutMs: 0 }, { deadlineMs: -1 }, { maxRetries: -1 }])(
    'are refused by a call and by the client: %j',
    async (limits) => {
      const { url, requests } = await stub8x8();
      const [path] = Object.keys(limits);

      const error = await errorOf(clientOf(url).client.sms.send(sms, limits));

      expect(error).toMatchObject({ kind: 'validation', issues: [{ path }] });
      expect(() => clientOf(url, limits)).toThrow(path);
      expect(requests).toEqual([]);
    },
  );
});
