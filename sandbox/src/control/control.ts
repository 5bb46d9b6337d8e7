import { entriesOf } from 'cpaas-8x8';
import type { Handover } from '../automation/automation-store';
import { sendExternalMessage, type ExternalMessage } from '../chat-apps/messages/external-message';
import { emitBusinessEvent, type BusinessEvent } from '../chat-apps/business-account/business-event';
import type { BusinessChannel } from '../messages/find-channel';
import { answerSurvey, type SurveyAnswers } from '../sms/answer-survey';
import { clickLink, type Click, type Clicked } from '../sms/click-link';
import type { MessageReference } from '../messages/message-reference';
import { readMessage, replyToMessage, type Reply } from '../chat-apps/messages/customer-reply';
import { receiveInboundChat, type InboundChat } from '../chat-apps/messages/inbound-chat';
import { receiveInboundSms, type InboundSms } from '../sms/inbound-sms';
import type { Delivery, DeliveryAttempt } from '../delivery/delivery';
import type { FaultRequest, FaultRule } from '../server/faults/fault-rule';
import type { Listener } from '../engine/event-feed';
import { findMessages, type MessageFilter } from '../messages/message-store';
import type { Message } from '../messages/message';
import type { RecordedRequest } from '../server/request-log';
import { type Settings, validateSettings } from '../engine/settings';
import { restoreSnapshot, createSnapshot, type Snapshot } from '../engine/snapshot';
import type { Template } from '../chat-apps/templates/template';
import { simulateVideoCall, type VideoCallRequest } from '../video/hold-call';
import type { VideoCall } from '../video/video-store';
import type { CallSession } from '../voice/calls/call-session';
import { changeVirtualNumber, type NumberChange } from '../voice/change-virtual-number';
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
import type { VirtualNumber } from '../voice/voice-store';
import { emitSampleEvent, type SampleEvent } from '../webhooks/sample-event';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { registerTemplate, type TemplateRequest } from '../chat-apps/templates/register-template';
import {
  findVerifications,
  type Verification,
  type VerificationFilter,
} from '../verification/verification-store';
import { waitForMessage, type WaitOptions } from './wait';
import { addFault, clearFaults, removeFault } from '../server/faults/fault-store';
import { findDeliveries, replayWebhookById, waitForDelivery, type DeliveryFilter } from './webhook-log';

/** What can be seen and done behind the API's back: the customers, the clock, the webhooks, the faults. */
export interface Control {
  /** Messages that were sent and received, oldest first. */
  messages(filter?: MessageFilter): Message[];
  /** The newest message that is meant, or the first that comes. @throws {WaitTimeout} */
  waitForMessage(filter: MessageFilter, options?: WaitOptions): Promise<Message>;
  /** Requests that were made to the API, oldest first. */
  requests(): readonly RecordedRequest[];

  /** A customer sends an SMS. */
  inboundSms(sms: InboundSms): Message;
  /** A customer writes on WhatsApp, Viber, RCS or LINE. */
  inboundChat(chat: InboundChat): Message;
  /** A customer taps a button, chooses a row, answers a Flow or a call permission request. */
  reply(request: Reply): Message;
  /** A customer reads a chat message. */
  read(request: MessageReference): Message;
  /** A customer opens a link in an SMS. */
  click(request: Click): Clicked;
  /** A customer answers the survey in an SMS. */
  answerSurvey(request: SurveyAnswers): Message;
  /** The conversations that workflows handed to Converse, oldest first. */
  handovers(): readonly Handover[];
  /** The business answers on WhatsApp from a phone, past the API. */
  externalMessage(request: ExternalMessage): Message;
  /** Something happens to the WhatsApp account: templates, quality, users. `undefined` where no webhook is set. */
  businessEvent(request: BusinessEvent): Delivery | undefined;
  /** Posts an event of any type, with a sample payload. Returns `undefined` if no webhook is registered for it. */
  sampleEvent(request: SampleEvent): Delivery | undefined;
  /** Where each subaccount can be reached, with the ID of each channel. */
  channels(): readonly BusinessChannel[];
  /** Numbers that are being verified, or were, each with its code, oldest first. */
  verifications(filter?: VerificationFilter): Verification[];
  templates(): readonly Template[];
  /** Registers a WhatsApp template, approved at once. */
  addTemplate(request: TemplateRequest): Template;

  /** Sessions of calls, oldest first. */
  callSessions(): readonly CallSession[];
  /** Somebody calls a virtual number. */
  inboundCall(call: InboundCall): CallSession;
  /** Whoever is being called picks up, at once. */
  answerCall(request: CallReference): CallSession;
  /** Whoever is being called declines. */
  declineCall(request: CallReference): CallSession;
  /** Whoever is on the line presses keys. */
  pressDigits(request: PressedDigits): CallSession;
  /** Somebody hangs up, which ends the session. */
  hangUp(request: CallReference): CallSession;
  /** Something happens to a virtual number. */
  changeNumber(request: NumberChange): VirtualNumber;
  /** An agent and a guest hold a video call. */
  videoCall(request: VideoCallRequest): VideoCall;

  /** Events that were sent to webhooks, each with its attempts, oldest first. */
  webhooks(filter?: DeliveryFilter): Delivery[];
  /** The newest event that was posted, or the first that will be. @throws {WaitTimeout} */
  waitForWebhook(filter: DeliveryFilter, options?: WaitOptions): Promise<Delivery>;
  /** Posts an event once more, whatever became of it. */
  replayWebhook(id: string): Promise<DeliveryAttempt>;

  /** Makes requests fail. */
  addFault(request: FaultRequest): FaultRule;
  faults(): readonly FaultRule[];
  removeFault(id: string): boolean;
  clearFaults(): void;

  settings(): Readonly<Settings>;
  changeSettings(changes: Partial<Settings>): Settings;
  /** Everything there is, as JSON. */
  exportState(): Snapshot;
  /** Puts what was exported in place of what there is. */
  importState(saved: unknown): void;

  /** The sandbox's time, ISO 8601. */
  now(): string;
  /** Lets time pass: only with `clock: 'manual'`. Resolves when all that was due by then has been done. */
  advance(ms: number): Promise<void>;
  /** Calls back on whatever happens; returns what ends it. */
  on(listener: Listener): () => void;
  /** The ids of the operations that are offered. */
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

/** Changes how the sandbox behaves from now on. @throws {Error} when a setting or a value is not known. */
export function changeSettings(context: SandboxContext, changes: Partial<Settings>): Settings {
  Object.assign(context.state.settings, validateSettings(changes));
  return { ...context.state.settings };
}
