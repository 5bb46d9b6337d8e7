import { afterEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import {
  bridge,
  createClient,
  steps,
  webhookEventTypes,
  workflow,
  type EightByEightClient,
  type WebhookEvent,
  type WebhookEventType,
} from 'cpaas-8x8';
import * as nest from 'nestjs-8x8';
import { everyEvent } from '../../core/webhooks/every-event';
import { path, secret, servers, startApp, type StartedApp } from './started-app';

const customer = '+6591234567';
const source = '+6531580001';
const seen = new Map<string, WebhookEvent>();

/** The decorators that have a name. {@link nest.OnEightByEight} takes the other events. */
const namedDecorators: Partial<Record<WebhookEventType, unknown>> = {
  'sms.inbound': nest.OnInboundSms(),
  'sms.status': nest.OnSmsStatus(),
  'sms.shortUrlClicked': nest.OnShortUrlClick(),
  'smsEngage.response': nest.OnSurveyResponse(),
  'chatApps.inbound': nest.OnInboundMessage(),
  'chatApps.status': nest.OnMessageStatus(),
  'chatApps.externalMessage': nest.OnExternalMessage(),
  'line.inbound': nest.OnLineMessage(),
  'whatsApp.templateStatus': nest.OnTemplateStatus(),
  'whatsApp.templateQuality': nest.OnTemplateQuality(),
  'whatsApp.templateCategory': nest.OnTemplateCategory(),
  'whatsApp.templateCorrectCategory': nest.OnTemplateCorrectCategory(),
  'whatsApp.phoneNumberQuality': nest.OnPhoneNumberQuality(),
  'whatsApp.accountUpdate': nest.OnAccountUpdate(),
  'whatsApp.userIdUpdate': nest.OnUserIdUpdate(),
  'whatsApp.contact': nest.OnContactShared(),
  'whatsApp.preference': nest.OnPreferenceChange(),
  'voice.callStatus': nest.OnCallStatus(),
  'voice.sessionSummary': nest.OnSessionSummary(),
  'voice.recording': nest.OnCallRecording(),
  'voice.virtualNumbers': nest.OnVirtualNumbersUpdate(),
  'videoInteraction.recordingEnded': nest.OnVideoRecordingEnded(),
  'videoInteraction.recordingUploaded': nest.OnVideoRecordingUploaded(),
  'automation.notification': nest.OnWorkflowNotification(),
};

/** The events that nothing in the sandbox causes. */
const posted = webhookEventTypes.filter(
  (type) => type.startsWith('videoInteraction.') || !(type in namedDecorators || type === 'voice.callAction'),
);

@Injectable()
class Everything {
  @nest.OnCallAction()
  call(event: WebhookEvent): nest.CallFlow {
    seen.set(event.type, event);
    return [bridge({ source, destination: '+6597654321', callRecording: true })];
  }
}
for (const type of webhookEventTypes.filter((each) => each !== 'voice.callAction')) {
  const handler = (event: WebhookEvent): void => void seen.set(type, event);
  Object.defineProperty(Everything.prototype, type, { value: handler, configurable: true });
  // Each decorator is typed for its own event; this loop treats them alike.
  const decorate = (namedDecorators[type] ?? nest.OnEightByEight(type)) as MethodDecorator;
  decorate(Everything.prototype, type, { value: handler });
}

let started: StartedApp | undefined;
let sandbox: Sandbox | undefined;

afterEach(async () => {
  await started?.app.close();
  await sandbox?.close();
  seen.clear();
});

describe.each(servers)('every event type on %s', (server) => {
  it('reaches the handler with its decorator', async () => {
    sandbox = await createSandbox({ timeScale: 0.001 });
    const { url: baseUrl, apiKey, accountId, subAccountIds } = sandbox;
    const account = { baseUrl, apiKey, accountId, subAccountIds };
    started = await startApp({ server, providers: [Everything], options: account });
    const client = createClient(account);
    await registerWebhooks(client, started.url + path);

    await triggerEvents(sandbox, client, started.url + path);
    for (const type of posted) await started.post(everyEvent[type].body);
    const missing = () => webhookEventTypes.filter((type) => !seen.has(type));
    const deadline = Date.now() + 20_000;
    while (missing().length > 0 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 50));

    expect(missing()).toEqual([]);
    expect([...seen].filter(([type, event]) => type !== event.type)).toEqual([]);
  });
});

async function registerWebhooks(client: EightByEightClient, url: string): Promise<void> {
  const webhook = { subAccountId: '*', url, httpAuthorization: secret };
  await client.sms.setWebhooks({ webhooks: [webhook] });
  await client.chatApps.setWebhooks({ webhooks: [webhook, { ...webhook, type: 'CABM' }] });
  for (const type of ['VCA', 'VCS', 'VSS', 'VRU', 'VNU'] as const)
    await client.voice.setWebhook({ type, url, httpAuthHeader: secret });
}

async function triggerEvents(sandbox: Sandbox, client: EightByEightClient, url: string): Promise<void> {
  sandbox.inboundSms({ from: customer, text: 'Hello' });
  await client.sms.send({ destination: customer, text: 'See https://example.com/landing' });
  sandbox.click({ to: customer });
  await client.sms.sendSurvey({
    surveyId: 'rating',
    destination: customer,
    templateBody: '{{url}}',
    templateVariables: { name: 'Mei' },
  });
  sandbox.answerSurvey({ to: customer, answers: [{ question: 'How was it?', answer: 'Good' }] });
  sandbox.inboundChat({ from: customer, text: 'Hello' });
  sandbox.inboundChat({ from: customer, text: 'Hello', channel: 'line' });
  await client.chatApps.send({ user: { msisdn: customer }, type: 'text', content: { text: 'Hello' } });
  sandbox.externalMessage({ to: customer, text: 'Hello' });
  for (const eventType of [
    'template_status_update',
    'template_quality_update',
    'template_category_update',
    'template_correct_category_detection',
    'phone_number_quality_update',
    'account_update',
    'whatsapp_user_id_update',
    'whatsapp_contact',
    'whatsapp_preference',
  ] as const)
    sandbox.businessEvent({ eventType });
  sandbox.inboundCall({ from: '+6591112222' });
  sandbox.changeNumber({ msisdn: source, operationalStatus: 'Expiring' });
  // The workflow runs for every SMS that arrives from now on.
  await client.automation.createDefinition(
    workflow({ name: 'Tell', trigger: 'inbound_sms', status: 'enabled' }, () => [
      steps.notify('tell', { url, headers: { authorization: secret }, event: 'arrived', data: {} }),
    ]),
  );
  sandbox.inboundSms({ from: customer, text: 'Hello again' });
}
