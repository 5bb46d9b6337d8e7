import type { Api } from './operation';
import { account } from './sms/account';
import { followUp } from './sms/follow-up';
import { logExports } from './sms/log-exports';
import { send } from './sms/send';
import { surveys } from './sms/surveys';
import { webhooks } from './sms/webhooks';

/** The SMS API: sending, surveys (SMS Engage), logs, prices, and where its webhooks go. */
export const sms = {
  title: 'SMS',
  summary: 'Sends SMS and surveys, cancels and inspects them, and tells prices and balance',
  product: 'sms',
  subAccount: 'sms',
  operations: { ...send, ...followUp, ...surveys, ...logExports, ...account, ...webhooks },
} as const satisfies Api;
