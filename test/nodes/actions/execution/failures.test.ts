import { credentialsOf, everythingShown, runAction, type Action, type ActionRun } from '../run-action';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import type { INodeParameters } from 'n8n-workflow';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ settings: { rateLimits: false } });
});
afterEach(() => sandbox.clearFaults());
afterAll(() => sandbox.close());

const sms = { destination: '+6591234567', text: 'Hello' };

interface Tried extends ActionRun {
  /** How many requests reached the sandbox. */
  readonly requests: number;
}

async function run(
  operation: string,
  parameters: INodeParameters,
  more: Partial<Action> = {},
): Promise<Tried> {
  const before = sandbox.requests().length;
  const credentials = { ...credentialsOf(sandbox), ...more.credentials };
  const result = await runAction({ operation, parameters, ...more, credentials });
  expect(everythingShown(result)).not.toContain(credentials['apiKey']);
  // What 8x8 itself says stays as it is.
  const ours = `${result.error?.message} ${result.error?.description}`.replace('Internal error', '');
  expect(ours).not.toMatch(/\b(error|problem|failure|mistake)\b/i);
  return { ...result, requests: sandbox.requests().length - before };
}

const sendSms = (more?: Partial<Action>): Promise<Tried> => run('sms.send', sms, more);

describe('what 8x8 refuses', () => {
  test('a wrong key', async () => {
    const { error } = await sendSms({ credentials: { apiKey: 'not-the-key-of-anybody' } });

    expect(error).toMatchObject({
      httpCode: '401',
      failure: { cause: 'credential-invalid' },
      context: { itemIndex: 0, outcome: 'refused', code: 1200 },
    });
    expect(error?.message).toMatch(/^8x8 answered Send SMS with 401 \(code 1200\): /);
    expect(error?.description).toMatch(
      /^Copy the key again from 8x8 Connect.*Reference for 8x8 support: \S+\.$/,
    );
  });

  test('a subaccount of somebody else', async () => {
    const { error } = await sendSms({ credentials: { smsSubAccountId: 'Somebody_Else' } });

    expect(error).toMatchObject({ failure: { cause: 'configuration-invalid' }, context: { code: 1001 } });
    expect(error?.description).toContain('Use a subaccount ID of the same account, region and product');
  });

  test('a message, with HTTP 200', async () => {
    sandbox.addFault({
      target: 'sms.send',
      effect: { kind: 'rejected', reason: 'Number is on the blocklist' },
    });
    const { error } = await sendSms();

    expect(error).toMatchObject({
      message: 'Send SMS was rejected by 8x8: Number is on the blocklist',
      context: { outcome: 'refused', result: { status: { code: 'REJECTED' } } },
    });
  });
});

describe('too many requests', () => {
  test('with Retry-After, it is waited for', async () => {
    sandbox.addFault({
      target: 'sms.send',
      trigger: { next: 1 },
      effect: { kind: 'tooManyRequests', retryAfter: 1 },
    });
    const before = Date.now();
    const { json, requests } = await sendSms();

    expect(json).toMatchObject([{ status: { code: 'QUEUED' } }]);
    expect(requests).toBe(2);
    expect(Date.now() - before).toBeGreaterThanOrEqual(1000);
  });

  test('without it, it is tried again all the same', async () => {
    sandbox.addFault({
      target: 'sms.send',
      trigger: { next: 1 },
      effect: { kind: 'tooManyRequests', retryAfter: null },
    });

    expect(await sendSms()).toMatchObject({ json: [{ status: { code: 'QUEUED' } }], requests: 2 });
  });

  test('for longer than the node waits, n8n is told for how long', async () => {
    sandbox.addFault({ target: 'sms.send', effect: { kind: 'tooManyRequests', retryAfter: 3600 } });
    const { error, requests } = await sendSms();

    expect(requests).toBe(1);
    expect(error).toMatchObject({
      failure: { cause: 'rate-limited', retryAfterMs: 3_600_000 },
      httpCode: '429',
    });
  });

  test('cancelling the execution ends the wait', async () => {
    sandbox.addFault({ target: 'sms.send', effect: { kind: 'tooManyRequests', retryAfter: 30 } });
    const cancellation = new AbortController();
    // A busy machine may need longer than any fixed time to start the execution.
    const removeListener = sandbox.on(({ kind }) => {
      if (kind === 'request') setTimeout(() => cancellation.abort(), 500);
    });
    const before = Date.now();
    const { requests } = await sendSms({ cancel: cancellation.signal }).finally(removeListener);

    expect(Date.now() - before).toBeLessThan(10_000);
    expect(requests).toBe(1);
  });
});

describe('a send whose outcome nobody knows is not made again, and says so', () => {
  const kinds = ['internalError', 'unavailable', 'resetAfter', 'halfBody', 'html'] as const;
  test.each(kinds)('%s', async (kind) => {
    sandbox.addFault({ target: 'sms.send', effect: kind });
    const { error, requests } = await sendSms();

    expect(requests).toBe(1);
    expect(error).toMatchObject({ name: 'NodeApiError', context: { itemIndex: 0, outcome: 'unknown' } });
    expect(error?.message).toMatch(/^Send SMS may have taken effect: /);
    expect(error?.description).toContain(
      'check the message log, or wait for a delivery receipt before sending it again',
    );
    expect(error?.failure).toBeUndefined();
  });

  test('with Continue On Fail, the item says so', async () => {
    sandbox.addFault({ target: 'sms.send', effect: 'resetAfter' });
    const { json } = await sendSms({ settings: { onError: 'continueRegularOutput' } });

    expect(json).toMatchObject([
      {
        error: {
          message: 'Send SMS may have taken effect: the connection broke before a response came',
          outcome: 'unknown',
        },
      },
    ]);
  });
});

describe('what only reads is made again', () => {
  test.each(['internalError', 'resetAfter', 'resetBefore', 'halfBody', 'html'] as const)(
    '%s',
    async (kind) => {
      sandbox.addFault({ target: 'sms.getBalance', trigger: { next: 1 }, effect: kind });

      expect(await run('sms.getBalance', {})).toMatchObject({ json: [{ currency: 'USD' }] });
    },
  );
});

test('a server that cannot be reached', async () => {
  const { error } = await sendSms({ credentials: { baseUrl: 'http://127.0.0.1:1' } });

  expect(error).toMatchObject({
    message: 'Send SMS was not sent: no connection to 127.0.0.1:1: the connection was refused',
    failure: { cause: 'temporarily-unavailable' },
    context: { outcome: 'not-sent' },
  });
});

test('an operation that only reads stops at the first item that fails, with that reason', async () => {
  const { error } = await run(
    'sms.getDetails',
    { umid: '={{ $json.umid }}' },
    { items: [1, 2].map((end) => ({ umid: `00000000-0000-4000-8000-00000000000${end}` })) },
  );

  expect(error).toMatchObject({ httpCode: '404', context: { itemIndex: 0 } });
  expect(error?.message).toMatch(/^8x8 answered Get SMS Details with 404/);
});
