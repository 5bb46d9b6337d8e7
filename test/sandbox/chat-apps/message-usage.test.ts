import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { start, type Started } from '../started-sandbox';

const day = 86_400_000;
const everything = ['channel', 'businessAccountId', 'pricingCategory', 'country'];

let started: Started;
beforeEach(async () => {
  started = await start({
    clock: 'manual',
    startTime: '2026-03-10T00:00:00Z',
    settings: { rateLimits: false, whatsAppWindow: false },
  });
});
afterEach(() => started.close());

const usage = (billingPeriod: string, groupBy?: string[]) =>
  started.client.chatApps.getMessageUsage({ billingPeriod, ...(groupBy ? { groupBy } : {}) });

const sendText = (msisdn: string) =>
  started.client.chatApps.send({ user: { msisdn }, type: 'text', content: { text: 'Hello' } });

const sendTemplate = (msisdn: string, name: string, ...values: string[]) =>
  started.client.chatApps.send({
    user: { msisdn },
    type: 'template',
    content: {
      template: {
        name,
        language: 'en_US',
        components: [{ type: 'body', parameters: values.map((text) => ({ type: 'text', text })) }],
      },
    },
  });

/** Two messages of marketing, one of utility that costs and one that does not, one text, and one that did not arrive. */
async function aMonth(): Promise<void> {
  await sendTemplate('+6591234567', 'autumn_offer', 'Mei', '10%');
  await sendTemplate('+66812345678', 'autumn_offer', 'Mei', '10%');
  await sendTemplate('+6591234567', 'order_shipped', 'Mei');
  started.sandbox.inboundChat({ from: '+6598765432', text: 'Hi' });
  await sendTemplate('+6598765432', 'order_shipped', 'Mei');
  await sendText('+6591234567');
  await sendText('+6591230000');
  await started.sandbox.advance(25 * day);
}

describe('the usage in a month', () => {
  it('is one total of delivered, charged and free messages', async () => {
    await aMonth();

    expect(await usage('2026-03')).toEqual({
      data: [{ volume: { delivered: 5, charged: 3, free: 2 } }],
      meta: {
        accountId: started.sandbox.accountId,
        billingPeriod: { start: '2026-03-01', end: '2026-03-31', status: 'closed' },
        dataAsOf: '2026-04-01T00:00:00.00Z',
        groupBy: [],
        currency: 'USD',
      },
    });
  });

  it('is grouped by the requested dimensions', async () => {
    await aMonth();

    expect((await usage('2026-03', ['pricingCategory'])).data).toEqual([
      { pricingCategory: 'marketing', volume: { delivered: 2, charged: 2, free: 0 } },
      { pricingCategory: 'utility', volume: { delivered: 2, charged: 1, free: 1 } },
      { pricingCategory: 'service', volume: { delivered: 1, charged: 0, free: 1 } },
    ]);
    expect((await usage('2026-03', ['subAccountId', 'country'])).data).toEqual([
      {
        subAccountId: 'Sandbox_ChatApps',
        country: 'SG',
        volume: { delivered: 4, charged: 2, free: 2 },
      },
      {
        subAccountId: 'Sandbox_ChatApps',
        country: 'TH',
        volume: { delivered: 1, charged: 1, free: 0 },
      },
    ]);
  });

  it('includes prices only when it is grouped by everything that they depend on', async () => {
    await aMonth();

    const { data = [] } = await usage('2026-03', everything);

    expect(data.find(({ pricingCategory }) => pricingCategory === 'utility')?.pricing).toEqual({
      rateModel: 'tiered',
      tiers: [{ from: 0, to: 250_000, quantity: 1, status: 'completed' }],
    });
    expect(data.find(({ pricingCategory }) => pricingCategory === 'marketing')?.pricing).toEqual({
      rateModel: 'flat',
    });
    const [less] = (await usage('2026-03', everything.slice(1))).data ?? [];
    expect(less).not.toHaveProperty('pricing');
  });

  it('excludes messages of other months', async () => {
    await aMonth();
    await started.sandbox.advance(30 * day);

    expect((await usage('2026-04')).data).toEqual([{ volume: { delivered: 0, charged: 0, free: 0 } }]);
    expect((await usage('2026-04', ['country'])).data).toEqual([]);
  });

  it.each([
    ['that has not ended', '2026-03'],
    ['before there was any', '2026-01'],
    ['to come', '2027-01'],
  ])('%s is refused', async (_what, month) => {
    await expect(usage(month)).rejects.toMatchObject({ status: 400, code: 1000 });
  });

  it('is refused for months that are more than six months ago', async () => {
    await started.sandbox.advance(200 * day);

    await expect(usage('2026-02')).rejects.toMatchObject({ status: 400, code: 1000 });
    await expect(usage('2026-03')).resolves.toBeDefined();
  });
});
