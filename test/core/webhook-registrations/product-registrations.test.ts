import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import {
  createClient,
  holderOf,
  isSameSlot,
  slotAccess,
  slotOf,
  type EightByEightClient,
  type SlotProductName,
  type WebhookSlot,
} from 'cpaas-8x8';
import { webhookEvents } from 'cpaas-8x8/pure';

const url = 'https://example.com/8x8';
let sandbox: Sandbox;
let client: EightByEightClient;

beforeEach(async () => {
  sandbox = await createSandbox();
  const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
  client = createClient({ apiKey, accountId, subAccountIds, baseUrl });
});
afterEach(async () => await sandbox.close());

/** Every slot of a product, by the table of events. */
function slotsOf(product: SlotProductName): readonly WebhookSlot[] {
  const subAccountId = product === 'voice' ? sandbox.subAccountIds.voice : '*';
  const slots: WebhookSlot[] = [];
  for (const { webhook } of Object.values(webhookEvents)) {
    const slot = webhook.via === product ? slotOf(webhook, subAccountId) : undefined;
    if (slot && !slots.some((other) => isSameSlot(slot, other))) slots.push(slot);
  }
  return slots;
}

describe.each([
  ['sms', 1],
  ['chatapps', 3],
  ['voice', 5],
] as const)('the slots of %s', (product, count) => {
  it('are filled, seen with their secrets masked, and emptied one by one', async () => {
    const slots = slotsOf(product);
    const access = slotAccess[product];
    expect(slots).toHaveLength(count);

    await access.set(
      client,
      slots.map((slot) => ({ ...slot, url, enabled: true, httpAuthorization: 'Bearer secret' })),
    );

    const held = await access.list(client, slots);
    for (const slot of slots) expect(holderOf(slot, held)).toMatchObject({ url, httpAuthorization: '***' });
    const [first, ...others] = slots;
    if (!first) throw new Error('there is none');
    await access.remove(client, [first]);
    const left = await access.list(client, slots);
    expect(holderOf(first, left)).toBeUndefined();
    for (const slot of others) expect(holderOf(slot, left)).toMatchObject({ url });
  });
});

it('switches a webhook of virtual numbers off where 8x8 does not let it be deleted', async () => {
  const slot: WebhookSlot = { subAccountId: sandbox.subAccountIds.voice, type: 'VNU' };
  await slotAccess.voice.set(client, [{ ...slot, url, enabled: true }]);
  sandbox.addFault({
    target: 'voice.deleteWebhook',
    trigger: 'always',
    effect: { kind: 'error', status: 422, processed: false },
  });

  await slotAccess.voice.remove(client, [slot]);

  expect(await slotAccess.voice.list(client, [slot])).toMatchObject([{ type: 'VNU', url, enabled: false }]);
});

it('lets other refusals through', async () => {
  sandbox.addFault({
    target: 'voice.deleteWebhook',
    trigger: 'always',
    effect: { kind: 'error', status: 403, processed: false },
  });

  const removing = slotAccess.voice.remove(client, [{ subAccountId: 'Other_Voice', type: 'VNU' }]);

  await expect(removing).rejects.toMatchObject({ status: 403 });
});
