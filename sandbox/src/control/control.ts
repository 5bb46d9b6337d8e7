import { entriesOf } from 'cpaas-8x8';

import type { Handover } from '../automation/automation-store';
import { emitBusinessEvent, type BusinessEvent } from '../chat-apps/business-account/business-event';
import { readMessage, replyToMessage, type Reply } from '../chat-apps/messages/customer-reply';
import { sendExternalMessage, type ExternalMessage } from '../chat-apps/messages/external-message';
import { receiveInboundChat, type InboundChat } from '../chat-apps/messages/inbound-chat';
import { registerTemplate, type TemplateRequest } from '../chat-apps/templates/register-template';
import type { Template } from '../chat-apps/templates/template';
import type { Delivery, DeliveryAttempt } from '../delivery/delivery';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import type { Listener } from '../engine/event-feed';
import { type Settings, validateSettings } from '../engine/settings';
import { restoreSnapshot, createSnapshot, type Snapshot } from '../engine/snapshot';
import type { BusinessChannel } from '../messages/find-channel';
import type { Message } from '../messages/message';
import type { MessageReference } from '../messages/message-reference';
import { findMessages, type MessageFilter } from '../messages/message-store';
import type { FaultRequest, FaultRule } from '../server/faults/fault-rule';
import { addFault, clearFaults, removeFault } from '../server/faults/fault-store';
import type { RecordedRequest } from '../server/request-log';
import { answerSurvey, type SurveyAnswers } from '../sms/answer-survey';
import { clickLink, type Click, type Clicked } from '../sms/click-link';
import { receiveInboundSms, type InboundSms } from '../sms/inbound-sms';
import {
  findVerifications,
  type Verification,
  type VerificationFilter,
} from '../verification/verification-store';
import { simulateVideoCall, type VideoCallRequest } from '../video/hold-call';
import type { VideoCall } from '../video/video-store';
import type { CallSession } from '../voice/calls/call-session';
import {
  receiveInboundCall,
  declineRingingCall,
  hangUpCall,
  answerRingingCall,
  pressDigits,
  type CallReference,
  type InboundCall,
  type PressedDigits,
} from '../voice/calls/customer-calls';
import { changeVirtualNumber, type NumberChange } from '../voice/change-virtual-number';
import type { VirtualNumber } from '../voice/voice-store';
import { emitSampleEvent, type SampleEvent } from '../webhooks/sample-event';
import { waitForMessage, type WaitOptions } from './wait';
import { findDeliveries, replayWebhookById, waitForDelivery, type DeliveryFilter } from './webhook-log';

/** Inspects and controls the sandbox: customers, clock, webhooks and faults. */
export interface Control {
  /** Lists the messages that were sent and received, oldest first. */
  messages(filter?: MessageFilter): Message[];
  /** Returns the newest matching message, or waits for the first one. @throws {WaitTimeout} */
  waitForMessage(filter: MessageFilter, options?: WaitOptions): Promise<Message>;
  /** Lists the requests that the API received, oldest first. */
  requests(): readonly RecordedRequest[];

  /** A customer sends an SMS. */
  inboundSms(sms: InboundSms): Message;
  /** A customer sends a message on WhatsApp, Viber, RCS or LINE. */
  inboundChat(chat: InboundChat): Message;
  /** A customer taps a button, chooses a row, submits a Flow, or answers a call permission request. */
  reply(request: Reply): Message;
  /** A customer reads a chat message. */
  read(request: MessageReference): Message;
  /** A customer opens a link in an SMS. */
  click(request: Click): Clicked;
  /** A customer answers the survey in an SMS. */
  answerSurvey(request: SurveyAnswers): Message;
  /** Lists the conversations that workflows handed to Converse, oldest first. */
  handovers(): readonly Handover[];
  /** The business sends a WhatsApp message from a phone, outside the API. */
  externalMessage(request: ExternalMessage): Message;
  /**
   * Emits an event of the WhatsApp account: about templates, quality or users. Returns `undefined` when no webhook
   * is set.
   */
  businessEvent(request: BusinessEvent): Delivery | undefined;
  /** Posts an event of any type, with a sample payload. Returns `undefined` if no webhook is registered for it. */
  sampleEvent(request: SampleEvent): Delivery | undefined;
  /** Lists the channels of all subaccounts with their IDs. */
  channels(): readonly BusinessChannel[];
  /** Lists the verifications with their codes, oldest first. */
  verifications(filter?: VerificationFilter): Verification[];
  templates(): readonly Template[];
  /** Registers an approved WhatsApp template. */
  addTemplate(request: TemplateRequest): Template;

  /** Lists the call sessions, oldest first. */
  callSessions(): readonly CallSession[];
  /** A customer calls a virtual number. */
  inboundCall(call: InboundCall): CallSession;
  /** The person being called answers now. */
  answerCall(request: CallReference): CallSession;
  /** The person being called declines. */
  declineCall(request: CallReference): CallSession;
  /** The person in the call presses keys. */
  pressDigits(request: PressedDigits): CallSession;
  /** A participant hangs up. The session ends. */
  hangUp(request: CallReference): CallSession;
  /** Changes the state of a virtual number and emits its webhook. */
  changeNumber(request: NumberChange): VirtualNumber;
  /** An agent and a guest hold a video call. */
  videoCall(request: VideoCallRequest): VideoCall;

  /** Lists the webhook deliveries with their attempts, oldest first. */
  webhooks(filter?: DeliveryFilter): Delivery[];
  /** Returns the newest matching delivery that was posted, or waits for the first one. @throws {WaitTimeout} */
  waitForWebhook(filter: DeliveryFilter, options?: WaitOptions): Promise<Delivery>;
  /** Posts a delivery once more, whatever its status. */
  replayWebhook(id: string): Promise<DeliveryAttempt>;

  /** Makes matching requests fail. */
  addFault(request: FaultRequest): FaultRule;
  faults(): readonly FaultRule[];
  removeFault(id: string): boolean;
  clearFaults(): void;

  settings(): Readonly<Settings>;
  changeSettings(changes: Partial<Settings>): Settings;
  /** Exports the whole state as JSON. */
  exportState(): Snapshot;
  /** Replaces the whole state with an exported one. */
  importState(saved: unknown): void;

  /** The sandbox's time as ISO 8601. */
  now(): string;
  /** Advances a manual clock by milliseconds. Resolves when all due tasks are done. Rejects for a real clock. */
  advance(ms: number): Promise<void>;
  /** Calls a listener on every event. Returns a function that stops it. */
  on(listener: Listener): () => void;
  /** Lists the IDs of the available operations. */
  operations(): string[];
}

export function createControl(context: SandboxContext): Control {
  return {
    messages: (filter) => findMessages(context.state, filter),
    waitForMessage: (filter, options) => waitForMessage(context, filter, options),
    requests: () => context.state.requests,
    inboundSms: (sms) => receiveInboundSms(context, sms),
    inboundChat: (chat) => receiveInboundChat(context, chat),
    reply: (request) => replyToMessage(context, request),
    read: (request) => readMessage(context, request),
    click: (request) => clickLink(context, request),
    answerSurvey: (request) => answerSurvey(context, request),
    handovers: () => context.state.automation.handovers,
    externalMessage: (request) => sendExternalMessage(context, request),
    businessEvent: (request) => emitBusinessEvent(context, request),
    sampleEvent: (request) => emitSampleEvent(context, request),
    channels: () =>
      context.state.subAccounts.flatMap(({ subAccountId, channels }) =>
        channels.map((channel) => ({ ...channel, subAccountId })),
      ),
    verifications: (filter) => findVerifications(context, filter),
    templates: () => context.state.templates,
    addTemplate: (request) => registerTemplate(context, request),
    callSessions: () => Object.values(context.state.voice.sessions),
    inboundCall: (call) => receiveInboundCall(context, call),
    answerCall: (request) => answerRingingCall(context, request),
    declineCall: (request) => declineRingingCall(context, request),
    pressDigits: (request) => pressDigits(context, request),
    hangUp: (request) => hangUpCall(context, request),
    changeNumber: (request) => changeVirtualNumber(context, request),
    videoCall: (request) => simulateVideoCall(context, request),
    webhooks: (filter) => findDeliveries(context, filter),
    waitForWebhook: (filter, options) => waitForDelivery(context, filter, options),
    replayWebhook: (id) => replayWebhookById(context, id),
    addFault: (request) => addFault(context, request),
    faults: () => context.state.faults,
    removeFault: (id) => removeFault(context, id),
    clearFaults: () => clearFaults(context),
    settings: () => ({ ...context.state.settings }),
    changeSettings: (changes) => changeSettings(context, changes),
    exportState: () => createSnapshot(context),
    importState: (saved) => {
      restoreSnapshot(context, saved);
      context.clock.wake();
      context.eventFeed.emit({ kind: 'reset' });
    },
    now: () => currentTimestamp(context),
    advance: async (ms) => {
      await context.clock.advance(ms);
      context.eventFeed.emit({ kind: 'clock', now: currentTimestamp(context) });
    },
    on: (listener) => context.eventFeed.on(listener),
    operations: () => entriesOf(context.options.catalogue).map(({ id }) => id),
  };
}

/** @throws {Error} when a setting or a value is unknown. */
export function changeSettings(context: SandboxContext, changes: Partial<Settings>): Settings {
  Object.assign(context.state.settings, validateSettings(changes));
  return { ...context.state.settings };
}
