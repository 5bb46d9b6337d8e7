import { expect, it } from '@jest/globals';

import { estimateCost } from 'cpaas-8x8';

import { start } from '../started-sandbox';

it('the estimate equals the price of sent SMS', async () => {
  const { client, sandbox, close } = await start({ clock: 'manual' });
  const messages = ['+6591234567', '+6281234567890', '+14155550100'].map((destination) => ({
    destination,
    text: `${'x'.repeat(160)}–`,
  }));
  const { balance: before = 0 } = await client.sms.getBalance();

  const { low, high, currency, unpriced } = estimateCost(messages, await client.sms.getPrices());
  await client.sms.sendBatch({ messages });
  await sandbox.advance(60_000);

  const spent = before - ((await client.sms.getBalance()).balance ?? 0);
  expect(currency).toBe('USD');
  expect(unpriced.messages).toBe(0);
  expect(spent).toBeGreaterThanOrEqual(low - 1e-6);
  expect(spent).toBeLessThanOrEqual(high + 1e-6);
  expect(low).toBeGreaterThan(0.2);
  await close();
});
