import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';

import { start, type Started } from '../started-sandbox';
import { startReceiver } from '../webhook-receiver';

// Thousands of events take seconds.
jest.setTimeout(120_000);

const from = '+6591234567';

describe('a slow receiver', () => {
  let started: Started;

  beforeEach(async () => {
    started = await start({ webhookTimeoutMs: 2_000 });
    await started.listen();
  });
  afterEach(() => started.close());

  it('gets at most 64 requests at a time, and each event once: waiting for a turn uses up no timeout', async () => {
    const { sandbox, receiver } = started;
    receiver.delayMs = 300;
    // Ten rounds of 300 ms: longer than the timeout.
    const sent = Array.from({ length: 640 }, () => sandbox.inboundSms({ from, text: 'Hi' }).umid);
    for (const umid of sent) await sandbox.waitForWebhook({ umid });
    const arrived = receiver.received.map(({ body }) => (body as { payload: { umid: string } }).payload.umid);
    expect(arrived.length).toBe(sent.length);
    expect(new Set(arrived)).toEqual(new Set(sent));
    expect(sandbox.webhooks().map(({ status, attempts }) => [status, attempts.length])).toEqual(
      sent.map(() => ['delivered', 1]),
    );
    expect(receiver.mostAtOnce).toBe(64);
  });
});

describe('a receiver that never answers', () => {
  let started: Started;

  beforeEach(async () => {
    started = await start({ webhookTimeoutMs: 600_000 });
    await started.listen();
    started.receiver.answers = ['hang'];
  });
  afterEach(() => started.close());

  it('holds up no other receiver', async () => {
    const { client, sandbox } = started;
    for (let count = 0; count < 200; count++) sandbox.inboundSms({ from, text: 'Hi' });
    const other = await startReceiver();
    const { umid } = await client.sms.send({ destination: from, text: 'Hi', dlrCallbackUrl: other.url });
    await sandbox.waitForWebhook({ umid, detail: 'delivered_to_recipient' });
    expect(other.received).toHaveLength(4);
    expect(sandbox.webhooks({ status: 'pending' })).toHaveLength(200);
    await other.close();
  });

  it('has at most 50,000 events waiting: later ones fail at once, and say why', () => {
    const { sandbox } = started;
    for (let count = 0; count < 50_003; count++) sandbox.inboundSms({ from, text: 'Hi' });
    expect(sandbox.webhooks({ status: 'pending' })).toHaveLength(50_000);
    const refused = sandbox.webhooks({ status: 'failed' });
    expect(refused.map(({ error, attempts }) => [error, attempts.length])).toEqual(
      Array.from({ length: 3 }, () => ['Not posted: 50000 webhooks were waiting for this receiver', 0]),
    );
  });
});

describe('the list of webhooks', () => {
  it('keeps the 10,000 that ended last', async () => {
    const { sandbox, listen, close } = await start();
    await listen();
    const ended: string[] = [];
    const allEnded = new Promise<void>((resolve) => {
      sandbox.on((event) => {
        if (event.kind !== 'webhook' || event.delivery.status === 'pending') return;
        if (ended.push(event.delivery.id) === 10_005) resolve();
      });
    });
    for (let count = 0; count < 10_005; count++) sandbox.inboundSms({ from, text: 'Hi' });
    await allEnded;
    const kept = sandbox.webhooks().map(({ id }) => id);
    expect(kept).toHaveLength(10_000);
    expect(new Set(kept)).toEqual(new Set(ended.slice(5)));
    await close();
  });
});
