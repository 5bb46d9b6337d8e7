export { createSandbox, type Sandbox } from './sandbox';
export type { SandboxAccountOptions, SandboxOptions, StatusDelays, SubAccountIds } from './options';
export { CannotListen } from './server/http-server';
export { WaitTimeout, type WaitOptions } from './control/waiting';

export type { Handover, WorkflowCall } from './automation/book';
export type { WorkflowCallAnswer } from './automation/answer-call';
export type { StepRun, StepStatus, Workflow, WorkflowError, WorkflowStatus } from './automation/workflow';
export type { ExternalMessage } from './business/answer-from-phone';
export type { BusinessEvent } from './business/business-event';
export type { TemplateRequest } from './control/add-template';
export type { Control } from './control/control';
export type { DeliveryFilter } from './control/webhook-attempts';
export type { SurveyAnswers } from './customer/answer-survey';
export type { Click, Clicked } from './customer/click';
export type { MessageReference } from './customer/message-meant';
export type { Reply } from './customer/reply';
export type { InboundChat } from './customer/write-chat';
export type { InboundSms } from './customer/write-sms';
export type { Delivery, DeliveryAttempt } from './delivery/delivery';
export { magicNumbers, type MagicNumber } from './delivery/magic-numbers';
export type { FaultEffect, FaultKind, FaultRequest, FaultRule, FaultTrigger } from './faults/fault-rule';
export type {
  SentCode,
  Verification,
  VerificationFilter,
  VerificationStatus,
} from './verification/verification';
export type { LiveEvent } from './world/live-feed';
export type { MessageAction } from './messages/message-actions';
export type { MessageFilter } from './messages/message-book';
export type { Message, MessageStatus, Step } from './messages/message';
export type { RecordedRequest } from './world/request-log';
export type { Settings } from './world/settings';
export type { Snapshot } from './world/snapshot';
export type { VideoCallRequest } from './video/hold-call';
export type { VideoCall } from './video/video-book';
export { magicCallNumbers } from './voice/call-numbers';
export type { Call, CallOutcome, CallSession } from './voice/call-session';
export type { NumberChange } from './voice/change-number';
export type { CallReference, InboundCall, PressedDigits } from './voice/customer-calls';
export type { VirtualNumber } from './voice/voice-book';
export type { Template, TemplateButton } from './messages/templates';
