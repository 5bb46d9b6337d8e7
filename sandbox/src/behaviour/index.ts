import type { Behaviour } from './api-call';
import { automationAccount } from './automation-account';
import { automationDefinitions } from './automation-definitions';
import { automationWorkflows } from './automation-workflows';
import { chatFollowUp } from './chat-follow-up';
import { chatSending } from './chat-sending';
import { lineNotifications } from './line-notifications';
import { smsAccount } from './sms-account';
import { smsFollowUp } from './sms-follow-up';
import { smsLogExports } from './sms-log-exports';
import { smsSending } from './sms-sending';
import { smsSurveys } from './sms-surveys';
import { webhookConfiguration } from './webhook-configuration';

/** What each operation does, by its id. One that is missing here is answered with a sample of its output. */
export const behaviours: Readonly<Record<string, Behaviour>> = {
  ...smsSending,
  ...smsFollowUp,
  ...smsSurveys,
  ...smsLogExports,
  ...smsAccount,
  ...chatSending,
  ...chatFollowUp,
  ...lineNotifications,
  ...webhookConfiguration,
  ...automationDefinitions,
  ...automationWorkflows,
  ...automationAccount,
};
