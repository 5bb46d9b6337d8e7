import { contacts } from '../contacts';
import type { ApiCall, Handlers } from './api-call';
import { automationAccount } from './automation-account';
import { automationDefinitions } from './automation-definitions';
import { automationWorkflows } from './automation-workflows';
import { callPermission } from './call-permission';
import { chatFollowUp } from './chat-follow-up';
import { chatSending } from './chat-sending';
import { directSendSample } from './direct-send-sample';
import { files } from './files';
import { flows } from './flows';
import { lineNotifications } from './line-notifications';
import { logExports } from './log-exports';
import { messageUsage } from './message-usage';
import { numberLookup } from './number-lookup';
import { smsAccount } from './sms-account';
import { smsFollowUp } from './sms-follow-up';
import { smsSending } from './sms-sending';
import { smsSurveys } from './sms-surveys';
import { templates } from './templates';
import { verification } from './verification';
import { videoInteraction } from './video-interaction';
import { voiceCalls } from './voice-calls';
import { voiceLogExports } from './voice-log-exports';
import { voiceNumbers } from './voice-numbers';
import { voiceRecordings } from './voice-recordings';
import { voiceWebhooks } from './voice-webhooks';
import { webhookConfiguration } from './webhook-configuration';

/** The handler of every operation. */
export const handlers: Handlers = {
  ...smsSending,
  ...smsFollowUp,
  ...smsSurveys,
  ...logExports,
  ...smsAccount,
  ...chatSending,
  ...chatFollowUp,
  ...lineNotifications,
  ...templates,
  ...flows,
  ...callPermission,
  ...directSendSample,
  ...files,
  ...messageUsage,
  ...webhookConfiguration,
  ...automationDefinitions,
  ...automationWorkflows,
  ...automationAccount,
  ...voiceCalls,
  ...voiceNumbers,
  ...voiceRecordings,
  ...voiceLogExports,
  ...voiceWebhooks,
  ...videoInteraction,
  ...verification,
  ...numberLookup,
  ...contacts,
};

/** The handler of an operation; none for one that only a caller's own catalogue has. */
export function handlerOf(id: string): ((call: ApiCall<never>) => unknown) | undefined {
  const byId: Readonly<Record<string, (call: ApiCall<never>) => unknown>> = handlers;
  return byId[id];
}
