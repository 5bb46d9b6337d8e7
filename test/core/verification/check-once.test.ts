import { afterEach, describe, expect, it } from '@jest/globals';
import { clientOf, errorOf, type Rig } from '../client/client-of';
import { closedPort, closeStubs, stub8x8, type Reaction } from '../client/stub-8x8';

afterEach(closeStubs);

const sessionId = '3f9c1d2e7a5b4c8e9d0f1a2b3c4d5e6f';
const waiting = { sessionId, status: 'WAITING', attempt: 1 };

/** Failures after which 8x8 may have counted the code. */
const doubtful: readonly Reaction[] = [
  'reset',
  'half a body',
  'stall',
  'a body that stalls',
  { status: 500, body: { code: 2000 } },
  { status: 503, body: '<html>' },
  { status: 408, body: '' },
];

const check = ({ client }: Rig): PromiseLike<unknown> =>
  client.verification.check({ sessionId, code: '493027' }, { timeoutMs: 500 });

const status = ({ client }: Rig): PromiseLike<unknown> =>
  client.verification.getStatus({ sessionId }, { timeoutMs: 500 });

describe('checking a code, a GET request that uses an attempt', () => {
  it.each(doubtful)(
    'makes one request if it ends with %j, and fails with the outcome unknown',
    async (reaction) => {
      const { url, requests } = await stub8x8([reaction, { body: waiting }]);

      const error = await errorOf(check(clientOf(url)));

      expect(error.outcome).toBe('unknown');
      expect(requests).toHaveLength(1);
      expect(requests[0]).toMatchObject({
        method: 'GET',
        url: `/verify/api/v2/subaccounts/ExampleCo_SMS/sessions/${sessionId}?code=493027`,
        body: '',
      });
    },
  );

  it('repeats the request after status 429, which is not counted', async () => {
    const { url, requests } = await stub8x8([{ status: 429, body: { code: 429 } }, { body: waiting }]);

    expect(await check(clientOf(url))).toEqual({ ...waiting, verified: false });
    expect(requests).toHaveLength(2);
  });

  it('repeats the request if the connection is refused, and fails with the outcome not-sent', async () => {
    const error = await errorOf(check(clientOf(await closedPort())));

    expect(error).toMatchObject({ outcome: 'not-sent', attempts: 5 });
  });

  it('makes no request with an invalid code', async () => {
    const { url, requests } = await stub8x8([{ body: waiting }]);
    const { client } = clientOf(url);

    for (const code of ['12', '12345678901', '']) {
      const error = await errorOf(client.verification.check({ sessionId, code }));
      expect(error).toMatchObject({ kind: 'validation', issues: [{ path: 'code' }] });
    }
    expect(requests).toHaveLength(0);
  });
});

describe('requesting the status of a verification', () => {
  it.each(doubtful)('repeats the request after %j, without a code', async (reaction) => {
    const { url, requests } = await stub8x8([reaction, { body: waiting }]);

    expect(await status(clientOf(url))).toEqual({ ...waiting, verified: false });

    expect(requests).toHaveLength(2);
    expect(requests.every((request) => request.url.endsWith(`/sessions/${sessionId}`))).toBe(true);
  });
});
