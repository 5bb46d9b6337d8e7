import type { BusinessEvent, Sandbox } from '8x8-sandbox';
import {
  steps,
  webhookEvents,
  workflow,
  type EightByEightClient,
  type JsonObject,
  type WebhookEventType,
} from 'cpaas-8x8';

/** What a scenario can use: a sandbox of its own, whose webhooks all go to one URL. */
export interface ScenarioContext {
  readonly sandbox: Sandbox;
  readonly client: EightByEightClient;
  /** The URL that receives the webhooks. It answers call actions with a call flow that connects and records. */
  readonly url: string;
  /** Fields that the caller wants in the event. Some scenarios need them to produce the right event. */
  readonly overrides: JsonObject;
  /** Advances the sandbox's clock until all started messages and calls have finished. */
  finishPending(): Promise<void>;
}

/** Makes an event happen in a sandbox, so that `sampleEvent` gets its body as the sandbox posts it. */
export type EventScenario = (context: ScenarioContext) => unknown;

const customer = '+6591234567';
/** The last digits of these numbers make the sandbox fail messages, reject messages, and not answer calls. */
const unreachableNumber = '+6591230000';
const rejectedNumber = '+6591230007';
const unansweredNumbers = ['+6591230404', '+6591230480', '+6591230486'] as const;

const sendSms = async ({ client }: ScenarioContext): Promise<void> => {
  for (const destination of [unreachableNumber, rejectedNumber, customer])
    await client.sms.send({ destination, text: 'See https://example.com/landing' });
};

const sendChat = async ({ client }: ScenarioContext): Promise<void> => {
  for (const msisdn of [unreachableNumber, rejectedNumber, customer])
    await client.chatApps.send({ user: { msisdn }, type: 'text', content: { text: 'Hello' } });
};

const receiveCall = ({ sandbox }: ScenarioContext): void => void sandbox.inboundCall({ from: '+6591112222' });

const makeCalls = async (context: ScenarioContext): Promise<void> => {
  const source = '+6531580001';
  for (const destination of unansweredNumbers)
    await context.client.voice.sendCallFlow({
      callflow: [{ action: 'makeCall', params: { source, destination } }],
    });
  await context.finishPending();
  receiveCall(context);
};

/** The scenario of an event type. Without one of its own, the sandbox posts a sample of the event. */
export function scenarioFor(type: WebhookEventType): EventScenario {
  const scenario = scenarios[type];
  if (scenario) return scenario;
  return webhookEvents[type].family === 'whatsApp'
    ? businessEvent(type)
    : ({ sandbox, url }) => sandbox.sampleEvent({ type, url });
}

/** The sandbox fills in the details that are not overridden. */
const businessEvent =
  (type: WebhookEventType): EventScenario =>
  ({ sandbox, overrides }) =>
    sandbox.businessEvent({
      eventType: webhookEvents[type].eventType ?? type,
      details: (overrides['eventDetails'] ?? {}) as NonNullable<BusinessEvent['details']>,
    });

/** If a scenario produces several events of the type, the most common one comes last. */
const scenarios: Readonly<Partial<Record<WebhookEventType, EventScenario>>> = {
  'sms.inbound': ({ sandbox }) => sandbox.inboundSms({ from: customer, text: 'Hello' }),
  'sms.status': sendSms,
  'sms.shortUrlClicked': async (context) => {
    await sendSms(context);
    context.sandbox.click({ to: customer });
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
  'voice.callAction': receiveCall,
  'voice.callStatus': makeCalls,
  'voice.sessionSummary': makeCalls,
  'voice.recording': receiveCall,
  'voice.virtualNumbers': ({ sandbox }) => {
    for (const operationalStatus of ['Unhealthy', 'Inactive', 'Expiring'] as const)
      sandbox.changeNumber({ msisdn: '+6531580001', operationalStatus });
  },
  'automation.notification': async ({ sandbox, client, url }) => {
    await client.automation.createDefinition(
      workflow({ name: 'Tell', trigger: 'inbound_sms', status: 'enabled' }, () => [
        steps.notify('tell', { url, event: 'arrived', data: {} }),
      ]),
    );
    sandbox.inboundSms({ from: customer, text: 'Hello' });
  },
};
