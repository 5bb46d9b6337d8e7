import type { Api } from '../operation';
import { account } from './account';
import { sentMessages } from './sent-messages';
import { logExports } from './log-exports';
import { send } from './send';
import { surveys } from './surveys';
import { webhooks } from './webhooks';

/** The SMS API: messages, surveys (SMS Engage), log exports, prices and webhooks. */
export const sms = {
  title: 'SMS',
  summary: 'Sends SMS and surveys, returns their status, cancels them, and returns prices and balance',
  product: 'sms',
  subAccount: 'sms',
  choices: { subAccountId: 'sms.getPrices' },
  operations: { ...send, ...sentMessages, ...surveys, ...logExports, ...account, ...webhooks },
} as const satisfies Api;
