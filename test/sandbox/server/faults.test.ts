import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { ApiError, createClient, RejectedError, TransportError } from 'cpaas-8x8';
import type { FaultRequest } from '8x8-sandbox';

import { start, type Started } from '../started-sandbox';

const sms = { destination: '+6591234567', text: 'Hello' };

describe('faults', () => {
  let started: Started;
  beforeEach(async () => {
    started = await start({ seed: 'faults' });
  });
  afterEach(() => started.close());

  /** How a send ends, and whether the message is in the books. */
  async function ending(
    fault: FaultRequest,
    timeoutMs = 5_000,
  ): Promise<{ error: unknown; recorded: number }> {
    started.sandbox.addFault(fault);
    const error: unknown = await started.client.sms.send(sms, { timeoutMs }).then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
    return { error, recorded: started.sandbox.messages().length };
  }

  it.each([
    [{ kind: 'tooManyRequests' }, { status: 429, code: 429, retryAfterMs: 1_000, outcome: 'refused' }, 0],
    [{ kind: 'tooManyRequests', retryAfter: 7 }, { status: 429, retryAfterMs: 7_000 }, 0],
    [{ kind: 'tooManyRequests', retryAfter: null }, { status: 429, retryAfterMs: undefined }, 0],
    [{ kind: 'internalError' }, { status: 500, code: 2000, outcome: 'unknown' }, 0],
    [{ kind: 'internalError', processed: true }, { status: 500, outcome: 'unknown' }, 1],
    [{ kind: 'unavailable', retryAfter: 3 }, { status: 503, retryAfterMs: 3_000 }, 0],
    [{ kind: 'html' }, { status: 502, outcome: 'unknown' }, 0],
  ] as const)('%j ends as an error of the API', async (effect, details, recorded) => {
    const found = await ending({ target: 'sms.send', effect });
    expect(found.error).toBeInstanceOf(ApiError);
    expect(found.error).toMatchObject(details);
    expect(found.recorded).toBe(recorded);
  });

  it.each([
    [{ kind: 'resetBefore' }, 'reset', 0],
    [{ kind: 'resetAfter' }, 'reset', 1],
    [{ kind: 'stall', ms: 5_000 }, 'timeout', 1],
    [{ kind: 'stall', ms: 5_000, processed: false }, 'timeout', 0],
    [{ kind: 'stall', ms: 20 }, 'reset', 1],
    [{ kind: 'halfBody' }, 'incomplete-body', 1],
    [{ kind: 'halfBody', processed: false }, 'reset', 0],
    [{ kind: 'slow', ms: 10, processed: false }, 'reset', 0],
    [{ kind: 'html', status: 200, processed: true }, 'not-json', 1],
  ] as const)('%j ends without a whole answer', async (effect, reason, recorded) => {
    const found = await ending({ target: 'sms.send', effect }, reason === 'timeout' ? 300 : 10_000);
    expect(found.error).toBeInstanceOf(TransportError);
    expect(found.error).toMatchObject({ reason, outcome: 'unknown' });
    expect(found.recorded).toBe(recorded);
  });

  it('delay the normal response', async () => {
    const start = performance.now();
    expect(await ending({ effect: { kind: 'slow', ms: 150 } })).toEqual({ error: undefined, recorded: 1 });
    expect(performance.now() - start).toBeGreaterThan(140);
  });

  it('reject messages that would be accepted', async () => {
    const found = await ending({ effect: { kind: 'rejected', reason: 'Not today' } });
    expect(found.error).toBeInstanceOf(RejectedError);
    expect(found.error).toMatchObject({ reason: 'Not today' });
    expect(started.sandbox.messages()).toMatchObject([{ status: { state: 'rejected' } }]);
    const batch = await started.client.sms.sendBatch({ messages: [sms, sms] });
    expect(batch).toMatchObject({ acceptedCount: 0, rejectedCount: 2 });
    const chat = { user: { msisdn: '+6591234567' }, type: 'text', content: { text: 'Hello' } };
    await expect(started.client.chatApps.send(chat)).rejects.toBeInstanceOf(RejectedError);
  });

  async function outcomes(count: number): Promise<string> {
    let told = '';
    for (let index = 0; index < count; index++) {
      told += await started.client.sms.getBalance().then(
        () => '.',
        () => 'x',
      );
    }
    return told;
  }

  it.each([
    ['always' as const, 'xxxxxx'],
    [{ next: 2 }, 'xx....'],
    [{ every: 3 }, '..x..x'],
    [{ probability: 0 }, '......'],
    [{ probability: 1 }, 'xxxxxx'],
  ])('strike %j', async (trigger, told) => {
    started.sandbox.addFault({ target: 'sms.getBalance', trigger, effect: 'unavailable' });
    expect(await outcomes(6)).toBe(told);
  });

  it('apply at random, repeatably for the same seed', async () => {
    const fault: FaultRequest = { trigger: { probability: 0.5 }, effect: 'unavailable' };
    started.sandbox.addFault(fault);
    const told = await outcomes(20);
    expect(told).toContain('x');
    expect(told).toContain('.');
    await started.close();
    started = await start({ seed: 'faults' });
    started.sandbox.addFault(fault);
    expect(await outcomes(20)).toBe(told);
  });

  it.each([
    ['sms.getBalance', true],
    ['sms.send', false],
    ['sms', true],
    ['chatapps', false],
    ['*', true],
  ])('aimed at %s strike sms.getBalance: %j', async (target, struck) => {
    started.sandbox.addFault({ target, effect: 'internalError' });
    expect(await outcomes(1)).toBe(struck ? 'x' : '.');
  });

  it('apply to one of several operations at the same path', async () => {
    const { client, sandbox } = started;
    const webhook = { subAccountId: '*', url: 'https://example.com' };
    sandbox.addFault({ target: 'webhookConfig.set', effect: 'unavailable' });
    await client.sms.setWebhooks({ webhooks: [webhook] });
    const older = client.webhookConfig.set({ product: 'sms', webhooks: [{ ...webhook, type: 'DR' }] });
    await expect(older).rejects.toMatchObject({ status: 503 });
  });

  it('are counted, listed and removed', async () => {
    const { sandbox } = started;
    const rule = sandbox.addFault({ target: 'sms.getBalance', trigger: { next: 1 }, effect: 'unavailable' });
    sandbox.addFault({ effect: 'slow', trigger: { next: 1 } });
    await outcomes(3);
    expect(sandbox.faults()[0]).toMatchObject({
      id: rule.id,
      seen: 3,
      struck: 1,
      effect: { kind: 'unavailable' },
    });
    expect(sandbox.removeFault(rule.id)).toBe(true);
    expect(sandbox.removeFault(rule.id)).toBe(false);
    sandbox.clearFaults();
    expect(sandbox.faults()).toEqual([]);
  });

  it('are recorded with the request that they applied to', async () => {
    await ending({ target: 'sms.send', effect: 'resetAfter' });
    const [message] = started.sandbox.messages();
    expect(started.sandbox.requests()).toMatchObject([
      { operation: 'sms.send', fault: 'resetAfter', umids: [message?.umid] },
    ]);
    expect(started.sandbox.requests()[0]).not.toHaveProperty('status');
  });

  it.each([
    [{ effect: 'earthquake' }, 'effect.kind is "earthquake". Use one of'],
    [{}, 'effect is missing'],
    [{ target: 'sms.fly', effect: 'slow' }, 'target sms.fly is unknown'],
    [{ trigger: { next: 0 }, effect: 'slow' }, 'trigger must be'],
    [{ trigger: { probability: 2 }, effect: 'slow' }, 'trigger must be'],
    [{ trigger: 'never', effect: 'slow' }, 'trigger must be'],
  ])('that could never strike are refused: %j', (request, message) => {
    expect(() => started.sandbox.addFault(request as FaultRequest)).toThrow(message);
  });

  it('let a client succeed when it retries', async () => {
    const { apiKey, url: baseUrl, accountId, subAccountIds } = started.sandbox;
    const client = createClient({ apiKey, baseUrl, accountId, subAccountIds });
    started.sandbox.addFault({
      target: 'sms.send',
      trigger: { next: 1 },
      effect: { kind: 'tooManyRequests', retryAfter: 0 },
    });
    const { attempts } = await client.sms.send(sms).withResponse();
    expect(attempts).toBe(2);
    expect(started.sandbox.messages()).toHaveLength(1);
  });
});
