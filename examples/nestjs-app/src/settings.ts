import type { EightByEightModuleOptions } from 'nestjs-8x8';
import { fallbackCallFlow } from './phone/call-flows';

/** Reads a required environment variable. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `The environment variable ${name} is not set. The README of the app lists all variables.`,
    );
  return value;
}

const webhookPath = '/webhooks/8x8';

/** The URL that 8x8 posts events to. */
export const webhookUrl = (): string => `${setting('PUBLIC_URL')}${webhookPath}`;

/**
 * The options of the NestJS module, from environment variables: the 8x8 account, and the webhook that 8x8 posts
 * events to.
 */
export function eightByEightOptions(): EightByEightModuleOptions {
  const baseUrl = process.env['EIGHT_BY_EIGHT_BASE_URL'];
  return {
    apiKey: setting('EIGHT_BY_EIGHT_API_KEY'),
    accountId: setting('EIGHT_BY_EIGHT_ACCOUNT_ID'),
    subAccountIds: {
      sms: setting('EIGHT_BY_EIGHT_SMS'),
      chatApps: setting('EIGHT_BY_EIGHT_CHAT_APPS'),
      verification: setting('EIGHT_BY_EIGHT_VERIFICATION'),
      voice: setting('EIGHT_BY_EIGHT_VOICE'),
    },
    ...(baseUrl ? { baseUrl } : {}),
    webhooks: {
      path: webhookPath,
      authorization: setting('EIGHT_BY_EIGHT_WEBHOOK_SECRET'),
      register: { publicUrl: setting('PUBLIC_URL') },
      fallbackCallFlow,
    },
  };
}
