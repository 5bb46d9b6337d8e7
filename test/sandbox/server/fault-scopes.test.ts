import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import type { FaultRequest } from '8x8-sandbox';

import { start, type Started } from '../started-sandbox';

const one = '+6591234567';
const other = '+6598765432';

let started: Started;
beforeEach(async () => {
  started = await start();
});
afterEach(() => started.close());

const sendTo = (destination: string, text = 'Hello') => started.client.sms.send({ destination, text });

describe('faults for one recipient or subaccount', () => {
  it('leave requests to others alone', async () => {
    started.sandbox.addFault({ target: 'sms.send', recipient: one, effect: 'unavailable' });
    await expect(sendTo(one)).rejects.toMatchObject({ status: 503 });
    await expect(sendTo(other)).resolves.toBeDefined();
    expect(started.sandbox.faults()).toMatchObject([{ recipient: one, seen: 1, struck: 1 }]);
  });

  it('reject only the messages of a batch to this recipient', async () => {
    started.sandbox.addFault({ recipient: one, effect: { kind: 'rejected', reason: 'Not you' } });
    const messages = [one, other].map((destination) => ({ destination, text: 'Hello' }));
    expect(await started.client.sms.sendBatch({ messages })).toMatchObject({
      acceptedCount: 1,
      rejectedCount: 1,
    });
    const chat = { user: { msisdn: one }, type: 'text', content: { text: 'Hello' } };
    await expect(started.client.chatApps.send(chat)).rejects.toMatchObject({ reason: 'Not you' });
  });

  it('leave other subaccounts alone', async () => {
    const { chatApps } = started.sandbox.subAccountIds;
    started.sandbox.addFault({ subAccountId: chatApps, effect: 'internalError' });
    await expect(sendTo(one)).resolves.toBeDefined();
    const chat = { user: { msisdn: one }, type: 'text', content: { text: 'Hello' } };
    await expect(started.client.chatApps.send(chat)).rejects.toMatchObject({ status: 500 });
  });
});

describe('several faults', () => {
  it('combine: a slow rejection', async () => {
    started.sandbox.addFault({ effect: { kind: 'slow', ms: 20 } });
    started.sandbox.addFault({ effect: { kind: 'rejected', reason: 'Too late' } });
    await expect(sendTo(one)).rejects.toMatchObject({ reason: 'Too late' });
    expect(started.sandbox.requests()).toMatchObject([{ fault: 'rejected, slow', status: 200 }]);
  });

  it('combine: rejected, and the response is lost', async () => {
    started.sandbox.addFault({ effect: 'rejected' });
    started.sandbox.addFault({ effect: 'resetAfter' });
    await expect(sendTo(one)).rejects.toMatchObject({ outcome: 'unknown' });
    expect(started.sandbox.messages()).toMatchObject([{ status: { state: 'rejected' } }]);
  });

  it('count only those that act: a request has one response', async () => {
    started.sandbox.addFault({ effect: 'unavailable' });
    started.sandbox.addFault({ effect: 'internalError' });
    started.sandbox.addFault({ effect: 'rejected' });
    await expect(sendTo(one)).rejects.toMatchObject({ status: 503 });
    expect(started.sandbox.faults().map(({ seen, struck }) => [seen, struck])).toEqual([
      [1, 1],
      [1, 0],
      [1, 0],
    ]);
  });
});

describe('faults of webhooks', () => {
  beforeEach(() => started.listen());

  const arrived = () =>
    started.receiver.received.map(({ body }) => (body as { payload: { body?: string } }).payload.body);
  const write = (text: string, from = one) => started.sandbox.inboundSms({ from, text });
  const finished = async (count: number): Promise<void> => {
    const { sandbox } = started;
    const done = () => sandbox.webhooks().filter(({ status }) => status !== 'pending').length;
    for (let tries = 0; done() < count && tries < 600; tries++)
      await new Promise((resolve) => setTimeout(resolve, 25));
    expect(done()).toBe(count);
  };

  it('drop an event', async () => {
    started.sandbox.addFault({ target: 'sms.inbound', trigger: { next: 1 }, effect: 'webhookDrop' });
    write('lost');
    write('kept');
    await finished(2);
    expect(arrived()).toEqual(['kept']);
    expect(started.sandbox.webhooks()[0]).toMatchObject({
      status: 'failed',
      error: 'Not posted: a fault dropped it',
      faults: ['webhookDrop'],
      attempts: [],
    });
    expect(started.sandbox.faults()).toMatchObject([{ seen: 2, struck: 1 }]);
  });

  it('repeat an event, with the same body', async () => {
    started.sandbox.addFault({ trigger: { next: 1 }, effect: { kind: 'webhookRepeat', times: 2 } });
    write('again');
    await finished(3);
    expect(arrived()).toEqual(['again', 'again', 'again']);
    const [first, ...copies] = started.sandbox.webhooks();
    expect(copies.map(({ repeatOf, body }) => [repeatOf, body])).toEqual([
      [first?.id, first?.body],
      [first?.id, first?.body],
    ]);
  });

  it('delay an event, on the clock of the sandbox', async () => {
    const { sandbox } = started;
    sandbox.stopClock();
    sandbox.addFault({ trigger: { next: 1 }, effect: { kind: 'webhookDelay', ms: 60_000 } });
    write('late');
    await sandbox.advance(59_000);
    expect(arrived()).toEqual([]);
    await sandbox.advance(1_000);
    expect(arrived()).toEqual(['late']);
  });

  it('let the next event overtake', async () => {
    started.sandbox.addFault({ trigger: { next: 1 }, effect: { kind: 'webhookReorder', ms: 600_000 } });
    write('first');
    write('second');
    await finished(2);
    expect(arrived()).toEqual(['second', 'first']);
  });

  it('let pairs of events change places when all are held back, and post the last one in the end', async () => {
    started.sandbox.stopClock();
    started.sandbox.addFault({ effect: { kind: 'webhookReorder', ms: 1_000 } });
    for (const pair of [['1', '2'], ['3', '4'], ['5']]) {
      for (const text of pair) write(text);
      await started.sandbox.advance(100);
    }
    expect(arrived()).toEqual(['2', '1', '4', '3']);
    await started.sandbox.advance(60_000);
    expect(arrived()).toEqual(['2', '1', '4', '3', '5']);
  });

  it('send a wrong secret, of the same scheme', async () => {
    started.sandbox.addFault({ trigger: { next: 1 }, effect: 'webhookWrongSecret' });
    write('forged');
    await finished(1);
    write('real');
    await finished(2);
    expect(started.receiver.received.map(({ headers }) => headers['authorization'])).toEqual([
      'Bearer wrong-secret',
      'Bearer s3cret',
    ]);
  });

  it('combine: late, twice, with a wrong secret', async () => {
    started.sandbox.stopClock();
    for (const kind of ['webhookDelay', 'webhookRepeat', 'webhookWrongSecret'] as const)
      started.sandbox.addFault({ recipient: one, effect: kind });
    write('changed');
    write('as usual', other);
    await started.sandbox.advance(1_000);
    expect(arrived()).toEqual(['as usual']);
    await started.sandbox.advance(5_000);
    expect(arrived()).toEqual(['as usual', 'changed', 'changed']);
    expect(started.receiver.received.at(-1)?.headers['authorization']).toBe('Bearer wrong-secret');
    expect(started.sandbox.faults().map(({ seen, struck }) => [seen, struck])).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ]);
  });

  it('apply to the events of their target only', async () => {
    started.sandbox.addFault({ target: 'chatapps', effect: 'webhookDrop' });
    started.sandbox.addFault({ target: 'sms.status', effect: 'webhookDrop' });
    write('an SMS');
    started.sandbox.inboundChat({ from: one, text: 'a chat message' });
    await finished(2);
    expect(arrived()).toEqual(['an SMS']);
  });
});

it.each([
  [{ subAccountId: 'Nobody', effect: 'slow' }, 'subAccountId Nobody is unknown'],
  [{ target: 'videoInteraction', subAccountId: 'Sandbox_SMS', effect: 'slow' }, 'belong to no subaccount'],
  [{ recipient: 'Mei', effect: 'slow' }, 'recipient must be a phone number'],
  [{ recipient: one, effect: 'resetBefore' }, 'recipient has no meaning for resetBefore'],
  [{ target: 'sms.send', effect: 'webhookDrop' }, 'effect.kind webhookDrop has no effect on sms.send'],
  [{ target: 'sms.inbound', effect: 'slow' }, 'target sms.inbound is unknown'],
  [{ target: 'sms.nothing', effect: 'webhookDrop' }, 'target sms.nothing is unknown'],
  [{ effect: { kind: 'webhookDrop', ms: 5 } }, 'effect.ms has no meaning for webhookDrop'],
  [{ effect: { kind: 'webhookRepeat', times: 0 } }, 'effect.times'],
])('refuses faults that cannot act: %j', (request, message) => {
  expect(() => started.sandbox.addFault(request as FaultRequest)).toThrow(message);
});
