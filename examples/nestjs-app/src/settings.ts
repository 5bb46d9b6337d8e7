import type { EightByEightModuleOptions } from 'nestjs-8x8';

/** What the app is told by its environment, and cannot do without. */
export function setting(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set. Set it in the environment of the app: see its README.`);
  return value;
}

/** The account at 8x8, and where 8x8 posts what happens there. */
export function eightByEightOptions(): EightByEightModuleOptions {
  const baseUrl = process.env['EIGHT_BY_EIGHT_BASE_URL'];
  return {
    apiKey: setting('EIGHT_BY_EIGHT_API_KEY'),
    accountId: setting('EIGHT_BY_EIGHT_ACCOUNT_ID'),
    subAccountIds: {
      sms: setting('EIGHT_BY_EIGHT_SMS'),
      chatApps: setting('EIGHT_BY_EIGHT_CHAT_APPS'),
      verification: setting('EIGHT_BY_EIGHT_VERIFICATION'),
    },
    ...(baseUrl ? { baseUrl } : {}),
    webhooks: {
      path: '/webhooks/8x8',
      authorization: setting('EIGHT_BY_EIGHT_WEBHOOK_SECRET'),
      register: { publicUrl: setting('PUBLIC_URL') },
    },
  };
}
