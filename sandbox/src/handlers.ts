import { batchBehaviours } from './contacts/batches/batch-handlers';
import { contactBehaviours } from './contacts/contact-handlers';
import { groupBehaviours } from './contacts/group-handlers';
import type { ApiCall, Handlers } from './server/operations/api-call';
import { automationAccount } from './automation/account-handlers';
import { automationDefinitions } from './automation/definition-handlers';
import { automationWorkflows } from './automation/workflow-handlers';
import { callPermission } from './chat-apps/business-account/call-permissions';
import { chatFollowUp } from './chat-apps/messages/manage-chat-messages';
import { chatSending } from './chat-apps/messages/send-chat-message';
import { directSendSample } from './chat-apps/templates/direct-send-sample';
import { files } from './chat-apps/files';
import { flows } from './chat-apps/flows/flow-handlers';
import { lineNotifications } from './chat-apps/messages/line-notifications';
import { logExports } from './log-exports/message-log-exports';
import { messageUsage } from './chat-apps/usage/message-usage';
import { numberLookup } from './number-lookup/lookup-handler';
import { smsAccount } from './sms/account-handlers';
import { smsFollowUp } from './sms/manage-sms';
import { smsSending } from './sms/send-sms';
import { smsSurveys } from './sms/send-survey';
import { templates } from './chat-apps/templates/template-handlers';
import { verification } from './verification/verification-handlers';
import { videoInteraction } from './video/video-handlers';
import { voiceCalls } from './voice/call-flow-handlers';
import { voiceLogExports } from './voice/voice-log-exports';
import { voiceNumbers } from './voice/number-handlers';
import { voiceRecordings } from './voice/recording-handlers';
import { voiceWebhooks } from './voice/webhook-handlers';
import { webhookConfiguration } from './webhooks/configure-webhooks';

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
  ...contactBehaviours,
  ...groupBehaviours,
  ...batchBehaviours,
};

/** The handler of an operation; none for one that only a caller's own catalogue has. */
export function handlerOf(id: string): ((call: ApiCall<never>) => unknown) | undefined {
  const byId: Readonly<Record<string, (call: ApiCall<never>) => unknown>> = handlers;
  return byId[id];
}
