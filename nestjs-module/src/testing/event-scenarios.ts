import { randomUUID } from 'node:crypto';
import type { BusinessEvent, Sandbox } from '8x8-sandbox';
import {
  steps,
  webhookEvents,
  workflow,
  type EightByEightClient,
  type JsonObject,
  type WebhookEventType,
} from 'cpaas-8x8';

/** Where a story is played: a sandbox of its own, whose webhooks all go to one address. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly client: EightByEightClient;
  /** Where the webhooks go; who asks there what a call does next is told to connect and record it. */
  readonly url: string;
  /** What the event is to say: it may be needed for the story to come to that. */
  readonly wanted: JsonObject;
  /** Lets so much time pass that all has ended which was begun. */
  later(): Promise<void>;
}

/** Has an event happen. */
export type EventStory = (stage: Stage) => unknown;

const customer = '+6591234567';
/** Numbers whose ending tells the sandbox that a message is not delivered, or rejected; and calls not taken. */
const unreachable = '+6591230000';
const rejected = '+6591230007';
const unanswered = ['+6591230404', '+6591230480', '+6591230486'] as const;

const sendSms = async ({ client }: Stage): Promise<void> => {
  for (const destination of [unreachable, rejected, customer])
    await client.sms.send({ destination, text: 'See https://example.com/landing' });
};

const sendChat = async ({ client }: Stage): Promise<void> => {
  for (const msisdn of [unreachable, rejected, customer])
    await client.chatApps.send({ user: { msisdn }, type: 'text', content: { text: 'Hello' } });
};

const callIn = ({ sandbox }: Stage): void => void sandbox.inboundCall({ from: '+6591112222' });

const call = async (stage: Stage): Promise<void> => {
  const source = '+6531580001';
  for (const destination of unanswered)
    await stage.client.voice.sendCallFlow({
      callflow: [{ action: 'makeCall', params: { source, destination } }],
    });
  await stage.later();
  callIn(stage);
};

/** The sandbox makes up what is not said. */
const business =
  (type: Extract<WebhookEventType, `whatsApp.${string}`>): EventStory =>
  ({ sandbox, wanted }) =>
    sandbox.businessEvent({
      eventType: webhookEvents[type].eventType ?? type,
      details: (wanted['eventDetails'] ?? {}) as NonNullable<BusinessEvent['details']>,
    });

/** The sandbox records no video calls: 8x8 itself shows these events nowhere. */
const recorded =
  (type: Extract<WebhookEventType, `videoInteraction.${string}`>, data: JsonObject): EventStory =>
  async ({ sandbox, url }) => {
    const body = {
      idempotencyKey: randomUUID(),
      customerId: 'example-tenant',
      appId: 'example-tenant',
      eventType: webhookEvents[type].eventType ?? type,
      sessionId: randomUUID(),
      timestamp: Date.parse(sandbox.now()),
      fqn: 'example-tenant/order-1001',
      data,
    };
    await fetch(url, { method: 'POST', body: JSON.stringify(body) });
  };

/** How each event comes about: none can be forgotten. Where several of a type happen, the usual one is the last. */
export const eventStories: Readonly<Record<WebhookEventType, EventStory>> = {
  'sms.inbound': ({ sandbox }) => sandbox.inboundSms({ from: customer, text: 'Hello' }),
  'sms.status': sendSms,
  'sms.shortUrlClicked': async (stage) => {
    await sendSms(stage);
    stage.sandbox.click({ to: customer });
  },
  'smsEngage.response': async ({ sandbox, client }) => {
    await client.sms.sendSurvey({
      surveyId: 'rating',
      destination: customer,
      templateBody: '{{url}}',
      templateVariables: { name: 'Mei' },
    });
    sandbox.answerSurvey({ to: customer, answers: [{ question: 'How was it?', answer: 'Good' }] });
  },
  'chatApps.inbound': ({ sandbox }) => {
    const location = { latitude: 1.3, longitude: 103.8 };
    for (const type of ['image', 'video', 'audio', 'file'] as const)
      sandbox.inboundChat({ from: customer, media: { type, url: `https://example.com/${type}` } });
    sandbox.inboundChat({ from: customer, location });
    for (const channel of ['sms', 'rcs', 'viber', 'whatsapp'] as const)
      sandbox.inboundChat({ from: customer, channel, text: 'Hello' });
  },
  'chatApps.status': sendChat,
  'chatApps.externalMessage': ({ sandbox }) => sandbox.externalMessage({ to: customer, text: 'Hello' }),
  'line.inbound': ({ sandbox }) => sandbox.inboundChat({ from: customer, channel: 'line', text: 'Hello' }),
  'whatsApp.templateStatus': business('whatsApp.templateStatus'),
  'whatsApp.templateQuality': business('whatsApp.templateQuality'),
  'whatsApp.templateCategory': business('whatsApp.templateCategory'),
  'whatsApp.templateCorrectCategory': business('whatsApp.templateCorrectCategory'),
  'whatsApp.phoneNumberQuality': business('whatsApp.phoneNumberQuality'),
  'whatsApp.accountUpdate': business('whatsApp.accountUpdate'),
  'whatsApp.userIdUpdate': business('whatsApp.userIdUpdate'),
  'whatsApp.contact': business('whatsApp.contact'),
  'whatsApp.preference': business('whatsApp.preference'),
  'voice.callAction': callIn,
  'voice.callStatus': call,
  'voice.sessionSummary': call,
  'voice.recording': callIn,
  'voice.virtualNumbers': ({ sandbox }) => {
    for (const operationalStatus of ['Unhealthy', 'Inactive', 'Expiring'] as const)
      sandbox.changeNumber({ msisdn: '+6531580001', operationalStatus });
  },
  'videoInteraction.recordingEnded': recorded('videoInteraction.recordingEnded', {
    conference: 'order-1001',
  }),
  'videoInteraction.recordingUploaded': recorded('videoInteraction.recordingUploaded', {
    preAuthenticatedLink: 'https://recordings.example.com/order-1001.mp4',
    durationSec: 60,
    recordingSessionId: 'order-1001',
    participants: [{ id: 'mei', name: 'Mei' }],
  }),
  'automation.notification': async ({ sandbox, client, url }) => {
    await client.automation.createDefinition(
      workflow({ name: 'Tell', trigger: 'inbound_sms', status: 'enabled' }, () => [
        steps.notify('tell', { url, event: 'arrived', data: {} }),
      ]),
    );
    sandbox.inboundSms({ from: customer, text: 'Hello' });
  },
};
