/** The sandbox as a library: `createSandbox` starts one in this process. The types describe its control functions. */
export { createSandbox } from './sandbox';
export type { Sandbox } from './control/running-sandbox';
export type { SandboxOptions } from './options';
export type { SandboxAccountOptions, StatusDelays, SubAccountIds } from './engine/options';
export { CannotListen } from './server/http-server';
export { stable } from './control/stable';
export { WaitTimeout, type WaitOptions } from './control/events/wait';
export type { ConditionWaitOptions, EventWaitOptions, LiveEventOf } from './control/events/wait-for';

export type { Handover } from './automation/automation-store';
export type { Definition, Trigger } from './automation/definition';
export type { DefinitionFilter, WorkflowDetails, WorkflowFilter } from './automation/find-workflows';
export type { StepRun, StepStatus, Workflow, WorkflowError, WorkflowStatus } from './automation/workflow';
export type { ExternalMessage } from './chat-apps/messages/external-message';
export type { SampleEvent } from './delivery/sample-event';
export type { BusinessEvent } from './chat-apps/business-account/business-event';
export type { TemplateStatusChange } from './chat-apps/templates/change-template-status';
export type { TemplateRequest } from './chat-apps/templates/register-template';
export type { Control } from './control/control';
export type { Conversation } from './control/functions/messages';
export type { CustomerFile, FileAddress } from './chat-apps/files';
export type { Flow } from './chat-apps/flows/flow';
export type { Customer, CustomerChanges } from './messages/customers';
export type { DeliveryFilter } from './control/webhook-log';
export type { SurveyAnswers } from './sms/answer-survey';
export type { Click, Clicked } from './sms/click-link';
export type { MessageReference } from './messages/message-reference';
export type { Reply } from './chat-apps/messages/customer-reply';
export type { InboundChat } from './chat-apps/messages/inbound-chat';
export type { InboundSms } from './sms/inbound-sms';
export type { FaultTargets } from './server/faults/fault-targets';
export type { WebhookEdit } from './delivery/deliver-webhook';
export type { Delivery, DeliveryAttempt } from './delivery/delivery';
export { magicNumbers, type MagicNumber } from './messages/lifecycle/magic-numbers';
export type {
  FaultEffect,
  FaultKind,
  FaultRequest,
  FaultRule,
  FaultTrigger,
  RequestFaultKind,
  WebhookFaultKind,
} from './server/faults/fault-rule';
export type {
  SentCode,
  Verification,
  VerificationFilter,
  VerificationStatus,
} from './verification/verification-store';
export type { Advance, ClockStatus, ResumeClock } from './control/clock-control';
export type { LiveEvent } from './control/events/live-events';
export type { MessageFilter } from './messages/message-store';
export type { Message, MessageStatus, SmppPart, SmppSubmission, Step } from './messages/message';
export type { FilledHeader, FilledTemplate, MessageAction } from './messages/message-content';
export type { BalanceChange, Billing, Charge } from './numbers/charges';
export type { RegisteredWebhook } from './webhooks/webhook-registrations';
export type { RecordedContent, RecordedRequest, RequestFilter } from './server/request-log';
export { loadScript, loadScripts } from './control/customer-scripts/load-scripts';
export { ScriptFailed } from './control/customer-scripts/script-run';
export type { ScriptDetails, ScriptRun, ScriptRunStep } from './control/customer-scripts/script-run';
export type {
  CustomerScript,
  Person,
  Preparation,
  ScriptStep,
} from './control/customer-scripts/customer-script';
export type { MessagingTier, Settings, SettingsChanges } from './engine/settings';
export type { SmppStatus } from './control/functions/smpp';
export type { SmppBind, SmppBindKind } from './smpp/session/smpp-bind';
export type { SmppAddress } from './smpp/smpp-account';
export type { Snapshot } from './engine/state/snapshot';
export type { VideoCallRequest } from './video/video-calls';
export type { VideoRemark, VideoRoomReference } from './video/video-room';
export type { LiveVideoCall, VideoCall, VideoRoom } from './video/video-store';
export { magicCallNumbers } from './voice/calls/magic-call-numbers';
export type { Call, CallOutcome, CallSession, CallLogEntry } from './voice/calls/call-session';
export type { VideoCallFilter, VideoRoomFilter } from './video/find-video';
export type { CallFilter } from './voice/calls/find-sessions';
export type { NumberChange } from './voice/change-virtual-number';
export type { CallReference, InboundCall, PressedDigits } from './voice/calls/customer-calls';
export type { VirtualNumber } from './voice/voice-store';
export type { Template, TemplateButton } from './chat-apps/templates/template';
