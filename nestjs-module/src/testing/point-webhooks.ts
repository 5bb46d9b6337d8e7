import type { Sandbox } from '8x8-sandbox';
import { createClient } from 'cpaas-8x8';
import type { WebhookOptions } from '../webhooks/webhook-options.interface';

/** Where the app receives an account's webhooks. */
export interface WebhookTarget extends WebhookOptions {
  readonly url: string;
}

/** What 8x8 sends along. */
export function authorizationOf({ authorization }: WebhookOptions): string | undefined {
  if (authorization === false) return undefined;
  return typeof authorization === 'string' ? authorization : authorization[0];
}

/** Has the sandbox post everything that can be configured at 8x8 to the app. */
export async function pointWebhooksAt(sandbox: Sandbox, target: WebhookTarget): Promise<void> {
  const { apiKey, accountId, subAccountIds, url: baseUrl } = sandbox;
  const client = createClient({ apiKey, accountId, subAccountIds, baseUrl });
  const { url } = target;
  const secret = authorizationOf(target);
  const httpAuthorization = secret === undefined ? {} : { httpAuthorization: secret };
  const everywhere = { subAccountId: '*', url, enabled: true, ...httpAuthorization };
  await client.sms.setWebhooks({ webhooks: [everywhere] });
  await client.chatApps.setWebhooks({
    webhooks: (['MSG', 'CADR', 'CABM'] as const).map((type) => ({ ...everywhere, type })),
  });
  for (const type of ['VCA', 'VCS', 'VSS', 'VRU', 'VNU'] as const) {
    await client.voice.setWebhook({ type, url, ...(secret === undefined ? {} : { httpAuthHeader: secret }) });
  }
}
