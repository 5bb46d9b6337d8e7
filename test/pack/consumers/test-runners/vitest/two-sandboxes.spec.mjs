import { createSandbox, WaitTimeout } from '8x8-sandbox';
import { createClient } from 'cpaas-8x8';
import { expect, it } from 'vitest';

const clientOf = ({ url: baseUrl, apiKey, accountId, subAccountIds }) =>
  createClient({ baseUrl, apiKey, accountId, subAccountIds });

it('has two sandboxes with messages, clocks and faults of their own', async () => {
  const [one, other] = await Promise.all([createSandbox({ clock: 'manual' }), createSandbox()]);
  one.addFault({ target: 'sms.send', effect: 'internalError' });

  const { umid } = await clientOf(other).sms.send({ destination: '+6591234567', text: 'Hello' });
  await other.waitForMessage({ umid, state: 'delivered' });

  expect(other.faults()).toEqual([]);
  expect(one.messages()).toEqual([]);
  expect(new Date(one.now())).toEqual(new Date('2026-01-01T00:00:00Z'));
  await expect(one.waitForMessage({ text: 'Hello' }, { timeoutMs: 1 })).rejects.toThrow(WaitTimeout);
  await Promise.all([one.close(), other.close()]);
});
