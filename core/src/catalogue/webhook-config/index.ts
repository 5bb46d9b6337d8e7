import type { Api } from '../operation';
import { genericWebhooks } from './generic-webhooks';

/** The older webhook API for SMS and chat apps: one webhook for each subaccount and event type. */
export const webhookConfig = {
  title: 'Webhook Configuration',
  summary: 'Configures webhooks by the older API: one for each subaccount and event type',
  product: ['sms', 'chatapps'],
  operations: genericWebhooks,
} as const satisfies Api;
