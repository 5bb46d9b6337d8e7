/** The sandbox as a library: `createSandbox` starts one in this process. The types describe its control functions. */
export { createSandbox, type Sandbox } from './sandbox';
export type { SandboxAccountOptions, SandboxOptions, StatusDelays, SubAccountIds } from './options';
export { CannotListen } from './server/http-server';
export { WaitTimeout, type WaitOptions } from './control/wait';

export type { Handover } from './automation/automation-store';
export type { StepRun, StepStatus, Workflow, WorkflowError, WorkflowStatus } from './automation/workflow';
export type { ExternalMessage } from './chat-apps/messages/external-message';
export type { SampleEvent } from './webhooks/sample-event';
export type { BusinessEvent } from './chat-apps/business-account/business-event';
export type { TemplateRequest } from './chat-apps/templates/register-template';
export type { Control } from './control/control';
export type { DeliveryFilter } from './control/webhook-log';
export type { SurveyAnswers } from './sms/answer-survey';
export type { Click, Clicked } from './sms/click-link';
export type { MessageReference } from './messages/message-reference';
export type { Reply } from './chat-apps/messages/customer-reply';
export type { InboundChat } from './chat-apps/messages/inbound-chat';
export type { InboundSms } from './sms/inbound-sms';
export type { Delivery, DeliveryAttempt } from './delivery/delivery';
export { magicNumbers, type MagicNumber } from './messages/lifecycle/magic-numbers';
export type {
  FaultEffect,
  FaultKind,
  FaultRequest,
  FaultRule,
  FaultTrigger,
} from './server/faults/fault-rule';
export type {
  SentCode,
  Verification,
  VerificationFilter,
  VerificationStatus,
} from './verification/verification-store';
export type { LiveEvent } from './engine/event-feed';
export type { MessageAction } from './chat-apps/messages/message-actions';
export type { MessageFilter } from './messages/message-store';
export type { Message, MessageStatus, Step } from './messages/message';
export type { RecordedRequest } from './server/request-log';
export type { Settings } from './engine/settings';
export type { Snapshot } from './engine/snapshot';
export type { VideoCallRequest } from './video/hold-call';
export type { VideoCall } from './video/video-store';
export { magicCallNumbers } from './voice/calls/magic-call-numbers';
export type { Call, CallOutcome, CallSession } from './voice/calls/call-session';
export type { NumberChange } from './voice/change-virtual-number';
export type { CallReference, InboundCall, PressedDigits } from './voice/calls/customer-calls';
export type { VirtualNumber } from './voice/voice-store';
export type { Template, TemplateButton } from './chat-apps/templates/template';
