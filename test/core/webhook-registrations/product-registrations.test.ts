import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import {
  createClient,
  findRegistered,
  isSameWebhookScope,
  webhookRegistrations,
  webhookScopeOf,
  type EightByEightClient,
  type WebhookProduct,
  type WebhookScope,
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
function slotsOf(product: WebhookProduct): readonly WebhookScope[] {
  const subAccountId = product === 'voice' ? sandbox.subAccountIds.voice : '*';
  const slots: WebhookScope[] = [];
  for (const { webhook } of Object.values(webhookEvents)) {
    const slot = webhook.via === product ? webhookScopeOf(webhook, subAccountId) : undefined;
    if (slot && !slots.some((other) => isSameWebhookScope(slot, other))) slots.push(slot);
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
    const access = webhookRegistrations[product];
    expect(slots).toHaveLength(count);

    await access.set(
      client,
      slots.map((slot) => ({ ...slot, url, enabled: true, httpAuthorization: 'Bearer secret' })),
    );

    const held = await access.list(client, slots);
    for (const slot of slots)
      expect(findRegistered(slot, held)).toMatchObject({ url, httpAuthorization: '***' });
    const [first, ...others] = slots;
    if (!first) throw new Error('there is none');
    await access.remove(client, [first]);
    const left = await access.list(client, slots);
    expect(findRegistered(first, left)).toBeUndefined();
    for (const slot of others) expect(findRegistered(slot, left)).toMatchObject({ url });
  });
});

it('switches a webhook of virtual numbers off where 8x8 does not let it be deleted', async () => {
  const slot: WebhookScope = { subAccountId: sandbox.subAccountIds.voice, type: 'VNU' };
  await webhookRegistrations.voice.set(client, [{ ...slot, url, enabled: true }]);
  sandbox.addFault({
    target: 'voice.deleteWebhook',
    trigger: 'always',
    effect: { kind: 'error', status: 422, processed: false },
  });

  await webhookRegistrations.voice.remove(client, [slot]);

  expect(await webhookRegistrations.voice.list(client, [slot])).toMatchObject([
    { type: 'VNU', url, enabled: false },
  ]);
});

it('lets other refusals through', async () => {
  sandbox.addFault({
    target: 'voice.deleteWebhook',
    trigger: 'always',
    effect: { kind: 'error', status: 403, processed: false },
  });

  const removing = webhookRegistrations.voice.remove(client, [{ subAccountId: 'Other_Voice', type: 'VNU' }]);

  await expect(removing).rejects.toMatchObject({ status: 403 });
});
