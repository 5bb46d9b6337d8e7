import type { Sandbox } from '8x8-sandbox';
import { createClient } from 'cpaas-8x8';
import { sentAuthorization, setSlots } from '../webhooks/registration/account-slots';
import { everySlot } from '../webhooks/registration/slot';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';

/** Where the app receives an account's webhooks. */
export interface WebhookTarget extends WebhookOptions {
  readonly url: string;
}

/** Has the sandbox post everything that can be configured at 8x8 to the app. */
export async function pointWebhooksAt(sandbox: Sandbox, target: WebhookTarget): Promise<void> {
  const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
  const client = createClient({ apiKey, accountId, subAccountIds, baseUrl });
  const owner = { client, subAccountId: '*', voiceSubAccountId: subAccountIds.voice };
  await setSlots(owner, everySlot, target.url, sentAuthorization(target));
}
