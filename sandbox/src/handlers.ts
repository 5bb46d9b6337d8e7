import { automationAccountHandlers } from './automation/account-handlers';
import { automationDefinitionHandlers } from './automation/definition-handlers';
import { automationWorkflowHandlers } from './automation/workflow-handlers';
import { callPermissionHandlers } from './chat-apps/business-account/call-permissions';
import { fileHandlers } from './chat-apps/files';
import { flowHandlers } from './chat-apps/flows/flow-handlers';
import { lineNotificationHandlers } from './chat-apps/messages/line-notifications';
import { chatMessageHandlers } from './chat-apps/messages/manage-chat-messages';
import { chatSendHandlers } from './chat-apps/messages/send-chat-message';
import { directSendHandlers } from './chat-apps/templates/direct-send-sample';
import { templateHandlers } from './chat-apps/templates/template-handlers';
import { messageUsageHandlers } from './chat-apps/usage/message-usage';
import { contactBatchHandlers } from './contacts/batches/batch-handlers';
import { contactHandlers } from './contacts/contact-handlers';
import { contactGroupHandlers } from './contacts/group-handlers';
import { messageLogExportHandlers } from './log-exports/message-log-exports';
import { numberLookupHandlers } from './number-lookup/lookup-handler';
import type { Handlers } from './server/operations/api-call';
import type { OperationHandler } from './server/operations/routes';
import { smsAccountHandlers } from './sms/account-handlers';
import { smsMessageHandlers } from './sms/manage-sms';
import { smsSendHandlers } from './sms/send-sms';
import { smsSurveyHandlers } from './sms/send-survey';
import { verificationHandlers } from './verification/verification-handlers';
import { videoHandlers } from './video/video-handlers';
import { callFlowHandlers } from './voice/call-flow-handlers';
import { voiceNumberHandlers } from './voice/number-handlers';
import { voiceRecordingHandlers } from './voice/recording-handlers';
import { voiceLogExportHandlers } from './voice/voice-log-exports';
import { voiceWebhookHandlers } from './voice/webhook-handlers';
import { webhookConfigurationHandlers } from './webhooks/configure-webhooks';

/**
 * The handlers of all operations, by operation ID. A handler does what 8x8 would do for a request, and returns the
 * response. An operation without a handler does not compile.
 */
export const handlers: Handlers = {
  ...smsSendHandlers,
  ...smsMessageHandlers,
  ...smsSurveyHandlers,
  ...messageLogExportHandlers,
  ...smsAccountHandlers,
  ...chatSendHandlers,
  ...chatMessageHandlers,
  ...lineNotificationHandlers,
  ...templateHandlers,
  ...flowHandlers,
  ...callPermissionHandlers,
  ...directSendHandlers,
  ...fileHandlers,
  ...messageUsageHandlers,
  ...webhookConfigurationHandlers,
  ...automationDefinitionHandlers,
  ...automationWorkflowHandlers,
  ...automationAccountHandlers,
  ...callFlowHandlers,
  ...voiceNumberHandlers,
  ...voiceRecordingHandlers,
  ...voiceLogExportHandlers,
  ...voiceWebhookHandlers,
  ...videoHandlers,
  ...verificationHandlers,
  ...numberLookupHandlers,
  ...contactHandlers,
  ...contactGroupHandlers,
  ...contactBatchHandlers,
};

/** Returns `undefined` for an operation that exists only in a custom catalogue. */
export function findHandler(id: string): OperationHandler | undefined {
  const byId: Readonly<Record<string, OperationHandler>> = handlers;
  return byId[id];
}
