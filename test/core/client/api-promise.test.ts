import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, describe, expect, it } from '@jest/globals';
import { ApiError } from '../../../core/src/errors';
import { clientOf, sms } from './client-of';
import { accepted, closeStubs, stub8x8 } from './stub-8x8';

afterEach(closeStubs);

const refusal = { status: 400, body: { code: 1002 } };

async function callAnswered(answer: object) {
  const { url, requests } = await stub8x8([answer]);
  return { call: clientOf(url).client.sms.send(sms), requests };
}

describe('a call', () => {
  it('resolves to the data', async () => {
    const { call } = await callAnswered({});

    expect(await call).toEqual(accepted);
  });

  it('sends one request even if it is awaited several times', async () => {
    const { call, requests } = await callAnswered({});

    const all = await Promise.all([call, call, call.withResponse()]);

    expect(all).toMatchObject([accepted, accepted, { data: accepted }]);
    expect(requests).toHaveLength(1);
  });

  it('works with Promise.allSettled', async () => {
    const { call } = await callAnswered({});

    const settled = await Promise.allSettled([call]);

    expect(settled).toEqual([{ status: 'fulfilled', value: accepted }]);
    expect(Object.prototype.toString.call(call)).toBe('[object ApiPromise]');
  });

  it('passes its data to then, and its error to catch', async () => {
    const good = await callAnswered({});
    const bad = await callAnswered(refusal);

    const encoding = await good.call.then(({ encoding: used }) => used);
    const code = await bad.call.catch((error: unknown) => (error as ApiError).code);

    expect([encoding, code]).toEqual(['AUTO', 1002]);
  });

  it('runs finally after success and after failure, and keeps its result', async () => {
    const good = await callAnswered({});
    const bad = await callAnswered(refusal);
    let runs = 0;

    const data = await good.call.finally(() => runs++);
    const ended = bad.call.finally(() => runs++);

    await expect(ended).rejects.toBeInstanceOf(ApiError);
    expect([data, runs]).toEqual([accepted, 2]);
  });

  it('leaves no unhandled rejection if only withResponse is awaited', async () => {
    const { call } = await callAnswered(refusal);

    await expect(call.withResponse()).rejects.toBeInstanceOf(ApiError);

    // Jest fails a test that leaves a rejection unhandled.
    await delay(20);
  });

  it('can be awaited after withResponse failed', async () => {
    const { call } = await callAnswered(refusal);
    await expect(call.withResponse()).rejects.toBeInstanceOf(ApiError);
    await delay(20);

    await expect(call).rejects.toBeInstanceOf(ApiError);
  });

  it('rejects if the operation does not exist', async () => {
    const { url } = await stub8x8();

    const call = clientOf(url).client.call('sms.fly' as string);

    await expect(call).rejects.toThrow('There is no operation sms.fly');
  });
});
