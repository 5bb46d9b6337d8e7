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

/** Every webhook scope of a product, from the event definitions. */
function scopesOf(product: WebhookProduct): readonly WebhookScope[] {
  const subAccountId = product === 'voice' ? sandbox.subAccountIds.voice : '*';
  const scopes: WebhookScope[] = [];
  for (const { webhook } of Object.values(webhookEvents)) {
    const scope = webhook.via === product ? webhookScopeOf(webhook, subAccountId) : undefined;
    if (scope && !scopes.some((other) => isSameWebhookScope(scope, other))) scopes.push(scope);
  }
  return scopes;
}

describe.each([
  ['sms', 1],
  ['chatapps', 3],
  ['voice', 5],
] as const)('the webhooks of %s', (product, count) => {
  it('are registered, listed with masked secrets, and removed one by one', async () => {
    const scopes = scopesOf(product);
    const registrations = webhookRegistrations[product];
    expect(scopes).toHaveLength(count);

    await registrations.set(
      client,
      scopes.map((scope) => ({ ...scope, url, enabled: true, httpAuthorization: 'Bearer secret' })),
    );

    const registered = await registrations.list(client, scopes);
    for (const scope of scopes)
      expect(findRegistered(scope, registered)).toMatchObject({ url, httpAuthorization: '***' });
    const [first, ...others] = scopes;
    if (!first) throw new Error('The product has no webhooks.');
    await registrations.remove(client, [first]);
    const remaining = await registrations.list(client, scopes);
    expect(findRegistered(first, remaining)).toBeUndefined();
    for (const scope of others) expect(findRegistered(scope, remaining)).toMatchObject({ url });
  });
});

it('disables the webhook for virtual numbers if 8x8 refuses to delete it', async () => {
  const scope: WebhookScope = { subAccountId: sandbox.subAccountIds.voice, type: 'VNU' };
  await webhookRegistrations.voice.set(client, [{ ...scope, url, enabled: true }]);
  sandbox.addFault({
    target: 'voice.deleteWebhook',
    trigger: 'always',
    effect: { kind: 'error', status: 422, processed: false },
  });

  await webhookRegistrations.voice.remove(client, [scope]);

  expect(await webhookRegistrations.voice.list(client, [scope])).toMatchObject([
    { type: 'VNU', url, enabled: false },
  ]);
});

it('throws other errors of a deletion', async () => {
  sandbox.addFault({
    target: 'voice.deleteWebhook',
    trigger: 'always',
    effect: { kind: 'error', status: 403, processed: false },
  });

  const removal = webhookRegistrations.voice.remove(client, [{ subAccountId: 'Other_Voice', type: 'VNU' }]);

  await expect(removal).rejects.toMatchObject({ status: 403 });
});
