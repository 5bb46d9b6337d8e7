import { entriesOf } from 'cpaas-8x8';
import type { Handover } from '../automation/automation-store';
import { answerFromPhone, type ExternalMessage } from '../chat-apps/messages/external-message';
import { tellBusinessEvent, type BusinessEvent } from '../chat-apps/business-account/business-event';
import type { FoundChannel } from '../messages/find-channel';
import { answerSurvey, type SurveyAnswers } from '../sms/answer-survey';
import { click, type Click, type Clicked } from '../sms/click-link';
import type { MessageReference } from '../messages/message-reference';
import { read, reply, type Reply } from '../chat-apps/messages/customer-reply';
import { writeChat, type InboundChat } from '../chat-apps/messages/inbound-chat';
import { writeSms, type InboundSms } from '../sms/inbound-sms';
import type { Delivery, DeliveryAttempt } from '../delivery/delivery';
import type { FaultRequest, FaultRule } from '../server/faults/fault-rule';
import type { Listener } from '../engine/event-feed';
import { messagesMeant, type MessageFilter } from '../messages/message-store';
import type { Message } from '../messages/message';
import type { RecordedRequest } from '../server/request-log';
import { type Settings, checkedSettings } from '../engine/settings';
import { restore, snapshotOf, type Snapshot } from '../engine/snapshot';
import type { Template } from '../chat-apps/templates/template';
import { holdVideoCall, type VideoCallRequest } from '../video/hold-call';
import type { VideoCall } from '../video/video-store';
import type { CallSession } from '../voice/calls/call-session';
import { changeNumber, type NumberChange } from '../voice/change-virtual-number';
import {
  callIn,
  declineCall,
  hangUpCall,
  pickUpCall,
  pressDigits,
  type CallReference,
  type InboundCall,
  type PressedDigits,
} from '../voice/calls/customer-calls';
import type { VirtualNumber } from '../voice/voice-store';
import { emitSampleEvent, type SampleEvent } from '../webhooks/sample-event';
import { timestamp, type World } from '../engine/context';
import { addTemplate, type TemplateRequest } from '../chat-apps/templates/register-template';
import {
  verificationsMeant,
  type Verification,
  type VerificationFilter,
} from '../verification/verification-store';
import { waitForMessage, type WaitOptions } from './wait';
import { addFault, clearFaults, removeFault } from '../server/faults/fault-store';
import { deliveriesMeant, replay, waitForDelivery, type DeliveryFilter } from './webhook-log';

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
  reply(given: Reply): Message;
  /** A customer reads a chat message. */
  read(given: MessageReference): Message;
  /** A customer opens a link in an SMS. */
  click(given: Click): Clicked;
  /** A customer answers the survey in an SMS. */
  answerSurvey(given: SurveyAnswers): Message;
  /** The conversations that workflows handed to Converse, oldest first. */
  handovers(): readonly Handover[];
  /** The business answers on WhatsApp from a phone, past the API. */
  externalMessage(given: ExternalMessage): Message;
  /** Something happens to the WhatsApp account: templates, quality, users. `undefined` where no webhook is set. */
  businessEvent(given: BusinessEvent): Delivery | undefined;
  /** Posts an event of any type, with a sample payload. Returns `undefined` if no webhook is registered for it. */
  sampleEvent(given: SampleEvent): Delivery | undefined;
  /** Where each subaccount can be reached, with the ID of each channel. */
  channels(): readonly FoundChannel[];
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
  answerCall(given: CallReference): CallSession;
  /** Whoever is being called declines. */
  declineCall(given: CallReference): CallSession;
  /** Whoever is on the line presses keys. */
  pressDigits(given: PressedDigits): CallSession;
  /** Somebody hangs up, which ends the session. */
  hangUp(given: CallReference): CallSession;
  /** Something happens to a virtual number. */
  changeNumber(given: NumberChange): VirtualNumber;
  /** An agent and a guest hold a video call. */
  videoCall(given: VideoCallRequest): VideoCall;

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

export function createControl(world: World): Control {
  return {
    messages: (filter) => messagesMeant(world.state, filter),
    waitForMessage: (filter, options) => waitForMessage(world, filter, options),
    requests: () => world.state.requests,
    inboundSms: (sms) => writeSms(world, sms),
    inboundChat: (chat) => writeChat(world, chat),
    reply: (given) => reply(world, given),
    read: (given) => read(world, given),
    click: (given) => click(world, given),
    answerSurvey: (given) => answerSurvey(world, given),
    handovers: () => world.state.automation.handovers,
    externalMessage: (given) => answerFromPhone(world, given),
    businessEvent: (given) => tellBusinessEvent(world, given),
    sampleEvent: (given) => emitSampleEvent(world, given),
    channels: () =>
      world.state.subAccounts.flatMap(({ subAccountId, channels }) =>
        channels.map((channel) => ({ ...channel, subAccountId })),
      ),
    verifications: (filter) => verificationsMeant(world, filter),
    templates: () => world.state.templates,
    addTemplate: (request) => addTemplate(world, request),
    callSessions: () => Object.values(world.state.voice.sessions),
    inboundCall: (call) => callIn(world, call),
    answerCall: (given) => pickUpCall(world, given),
    declineCall: (given) => declineCall(world, given),
    pressDigits: (given) => pressDigits(world, given),
    hangUp: (given) => hangUpCall(world, given),
    changeNumber: (given) => changeNumber(world, given),
    videoCall: (given) => holdVideoCall(world, given),
    webhooks: (filter) => deliveriesMeant(world, filter),
    waitForWebhook: (filter, options) => waitForDelivery(world, filter, options),
    replayWebhook: (id) => replay(world, id),
    addFault: (request) => addFault(world, request),
    faults: () => world.state.faults,
    removeFault: (id) => removeFault(world, id),
    clearFaults: () => clearFaults(world),
    settings: () => ({ ...world.state.settings }),
    changeSettings: (changes) => changeSettings(world, changes),
    exportState: () => snapshotOf(world),
    importState: (saved) => {
      restore(world, saved);
      world.time.wake();
      world.live.tell({ kind: 'reset' });
    },
    now: () => timestamp(world),
    advance: async (ms) => {
      await world.time.advance(ms);
      world.live.tell({ kind: 'clock', now: timestamp(world) });
    },
    on: (listener) => world.live.on(listener),
    operations: () => entriesOf(world.options.catalogue).map(({ id }) => id),
  };
}

/** Changes how the sandbox behaves from now on. @throws {Error} when a setting or a value is not known. */
export function changeSettings(world: World, changes: Partial<Settings>): Settings {
  Object.assign(world.state.settings, checkedSettings(changes));
  return { ...world.state.settings };
}
