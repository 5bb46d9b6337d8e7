import type { Behaviour } from './api-call';
import { chatFollowUp } from './chat-follow-up';
import { chatSending } from './chat-sending';
import { lineNotifications } from './line-notifications';
import { numberLookup } from './number-lookup';
import { smsAccount } from './sms-account';
import { smsFollowUp } from './sms-follow-up';
import { smsLogExports } from './sms-log-exports';
import { smsSending } from './sms-sending';
import { smsSurveys } from './sms-surveys';
import { verification } from './verification';
import { videoInteraction } from './video-interaction';
import { voiceCalls } from './voice-calls';
import { voiceLogExports } from './voice-log-exports';
import { voiceNumbers } from './voice-numbers';
import { voiceRecordings } from './voice-recordings';
import { voiceWebhooks } from './voice-webhooks';
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
  ...voiceCalls,
  ...voiceNumbers,
  ...voiceRecordings,
  ...voiceLogExports,
  ...voiceWebhooks,
  ...videoInteraction,
  ...verification,
  ...numberLookup,
};
