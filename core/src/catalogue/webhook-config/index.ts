import type { Api } from '../operation';
import { genericWebhooks } from './generic-webhooks';

/** The older configuration, the same for SMS and chat apps: one webhook a subaccount and type of event. */
export const webhookConfig = {
  title: 'Webhook Configuration',
  summary: 'Sets where webhooks of the older kind go, one a subaccount and type of event',
  product: ['sms', 'chatapps'],
  operations: genericWebhooks,
} as const satisfies Api;
