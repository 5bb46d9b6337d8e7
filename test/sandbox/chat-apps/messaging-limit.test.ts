import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { raw, start, type Started } from '../started-sandbox';

const hour = 3_600_000;

/** Numbers of which none has a special ending. */
const numbers = (count: number, first = 91_000_013): string[] =>
  Array.from({ length: count }, (_, index) => `+65${first + 10 * index}`);

const content = {
  template: {
    name: 'order_shipped',
    language: 'en_US',
    components: [{ type: 'body', parameters: [{ type: 'text', text: 'Mei' }] }],
  },
};

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now() });
});
afterEach(() => started.close());

/** Sends a template to customers, waits, and counts the messages by their last state and code. */
async function deliver(msisdns: readonly string[], more: object = {}): Promise<Record<string, number>> {
  const { batchId } = await started.client.chatApps.sendBatch({
    messages: msisdns.map((msisdn) => ({ user: { msisdn }, type: 'template', content, ...more })),
  });
  await started.sandbox.advance(60_000);
  const counts: Record<string, number> = {};
  for (const { channel, status } of started.sandbox.messages({ batchId })) {
    const outcome = [channel, status.state, status.errorCode].filter(Boolean).join(' ');
    counts[outcome] = (counts[outcome] ?? 0) + 1;
  }
  return counts;
}

describe('the messaging limit of WhatsApp', () => {
  it('does not exist unless it is set', async () => {
    expect(started.sandbox.settings().messagingLimit).toBe('TIER_UNLIMITED');
    expect(await deliver(numbers(300))).toEqual({ 'whatsapp read': 300 });
  });

  it.each([
    ['TIER_50', 50],
    ['TIER_250', 250],
  ] as const)('of %s lets the business write to %i customers in 24 hours', async (messagingLimit, limit) => {
    started.sandbox.changeSettings({ messagingLimit });
    expect(await deliver(numbers(limit + 3))).toEqual({
      'whatsapp read': limit,
      'whatsapp undelivered 1023': 3,
    });
  });

  it('counts a customer once, and nobody who has written', async () => {
    const { sandbox } = started;
    sandbox.changeSettings({ messagingLimit: 'TIER_50' });
    const [first = '', ...others] = numbers(50);
    sandbox.inboundChat({ from: first, text: 'Hi' });
    expect(await deliver([first, ...others, ...others])).toEqual({ 'whatsapp read': 99 });
    expect(await deliver(numbers(2, 92_000_013))).toEqual({
      'whatsapp read': 1,
      'whatsapp undelivered 1023': 1,
    });
  });

  it('does not count messages that fail', async () => {
    started.sandbox.changeSettings({ messagingLimit: 'TIER_50' });
    await deliver(['+6591230000', '+6591240000', '+6591231018']);
    expect(await deliver(numbers(50))).toEqual({ 'whatsapp read': 50 });
  });

  it('is that of any 24 hours', async () => {
    const { sandbox } = started;
    sandbox.changeSettings({ messagingLimit: 'TIER_50' });
    const [early, late] = [numbers(20), numbers(30, 92_000_013)];
    await deliver(early);
    await sandbox.advance(12 * hour);
    await deliver(late);
    await sandbox.advance(11 * hour);
    expect(await deliver(numbers(1, 93_000_013))).toEqual({ 'whatsapp undelivered 1023': 1 });
    await sandbox.advance(hour);
    expect(await deliver(numbers(21, 93_000_013))).toEqual({
      'whatsapp read': 20,
      'whatsapp undelivered 1023': 1,
    });
  });

  it('makes the next channel deliver', async () => {
    started.sandbox.changeSettings({ messagingLimit: 'TIER_50' });
    await deliver(numbers(50));
    const channels = [{ channel: 'WhatsApp', fallbackAfter: 600 }, { channel: 'SMS' }];
    expect(await deliver(numbers(2, 92_000_013), { channels })).toEqual({ 'sms delivered': 2 });
  });

  it('is set over HTTP, and its change is an event of the account', async () => {
    const { sandbox, receiver } = started;
    await started.listen();
    const set = (messagingLimit: string) =>
      raw(sandbox, 'PATCH', '/_sandbox/settings', { messagingLimit, autoRead: true }, {});
    await set('TIER_250');
    await set('TIER_250');
    await set('TIER_2K');
    await sandbox.advance(0);
    const details = receiver.received.map(({ body }) => [body['eventType'], body['eventDetails']]);
    expect(details).toMatchObject([
      [
        'phone_number_quality_update',
        { meta: { event: 'DOWNGRADE', maxDailyConversationsPerBusiness: 'TIER_250' } },
      ],
      [
        'phone_number_quality_update',
        { meta: { event: 'UPGRADE', maxDailyConversationsPerBusiness: 'TIER_2K' } },
      ],
    ]);
    expect((await set('TIER_3')).body).toEqual({ error: expect.stringContaining('messagingLimit must be') });
  });
});
