import type { Api } from '../operation';
import { account } from './account';
import { sentMessages } from './sent-messages';
import { logExports } from './log-exports';
import { send } from './send';
import { surveys } from './surveys';
import { webhooks } from './webhooks';

/** The SMS API: sending, surveys (SMS Engage), logs, prices, and where its webhooks go. */
export const sms = {
  title: 'SMS',
  summary: 'Sends SMS and surveys, cancels and inspects them, and tells prices and balance',
  product: 'sms',
  subAccount: 'sms',
  operations: { ...send, ...sentMessages, ...surveys, ...logExports, ...account, ...webhooks },
} as const satisfies Api;
