import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseWebhook, simplify, webhookEventTypes } from 'cpaas-8x8';
import { chatReceiptCodes, smsReceiptCodes } from 'cpaas-8x8/pure';
import * as bodies from '../../../core/webhooks/webhook-bodies';
import { TestN8n } from '../support/n8n-server';
import { post } from '../support/post';
import { triggerTypes } from '../support/trigger-types';
import { manualTrigger } from '../support/trigger-workflow';

let n8n: TestN8n;

beforeAll(async () => {
  n8n = await new TestN8n(triggerTypes).listen();
});

afterAll(async () => {
  await n8n.close();
});

const sms = [
  ['sms.inbound', bodies.smsInbound()],
  ['sms.status', bodies.smsStatus()],
  ['sms.shortUrlClicked', bodies.shortUrlClicked()],
  ['smsEngage.response', bodies.surveyResponse()],
] as const;

const chatApps = [
  ['chatApps.inbound', bodies.chatInbound()],
  ['chatApps.status', bodies.chatStatus()],
  ['chatApps.externalMessage', bodies.externalMessage()],
  ['line.inbound', bodies.lineInbound()],
  ['whatsApp.templateStatus', bodies.templateStatus()],
  ['whatsApp.templateQuality', bodies.whatsApp('template_quality_update', { templateName: 'rye' })],
  ['whatsApp.templateCategory', bodies.whatsApp('template_category_update', { templateName: 'rye' })],
  [
    'whatsApp.templateCorrectCategory',
    bodies.whatsApp('template_correct_category_detection', { templateName: 'rye' }),
  ],
  [
    'whatsApp.phoneNumberQuality',
    bodies.whatsApp('phone_number_quality_update', { displayPhoneNumber: '+6598880000' }),
  ],
  ['whatsApp.accountUpdate', bodies.whatsApp('account_update', { event: 'ACCOUNT_VIOLATION' })],
  ['whatsApp.userIdUpdate', bodies.whatsApp('whatsapp_user_id_update', { rawEvent: {} })],
  ['whatsApp.contact', bodies.whatsApp('whatsapp_contact', { rawEvent: {} })],
  ['whatsApp.preference', bodies.whatsApp('whatsapp_preference', { rawEvent: {} })],
] as const;

const voice = [
  ['voice.callStatus', { ...bodies.callAction(), eventType: 'CALL_STATUS' }],
  ['voice.sessionSummary', bodies.sessionSummary()],
  ['voice.recording', bodies.voiceRecording()],
  ['voice.virtualNumbers', bodies.virtualNumbers()],
] as const;

const video = [
  [
    'videoInteraction.recordingEnded',
    bodies.videoRecordingUploaded({ eventType: 'RECORDING_ENDED', idempotencyKey: 'ended-1' }),
  ],
  ['videoInteraction.recordingUploaded', bodies.videoRecordingUploaded()],
] as const;

const cases = [
  ['CallAction', 'voice.callAction', bodies.callAction()] as const,
  ['Automation', 'automation.notification', bodies.workflowNotification()] as const,
  ...voice.map(([type, body]) => ['Voice', type, body] as const),
  ...video.map(([type, body]) => ['Video', type, body] as const),
  ...sms.map(([type, body]) => ['Sms', type, body] as const),
  ...chatApps.map(([type, body]) => ['ChatApps', type, body] as const),
];

it('covers every event that a trigger offers', () => {
  expect([...new Set(cases.map(([, type]) => type))].sort()).toEqual([...webhookEventTypes].sort());
});

describe.each(cases)('%s trigger on %s', (kind, type, body) => {
  // LINE's legacy format is selected together with chat messages.
  const events = [type === 'line.inbound' ? 'chatApps.inbound' : type];

  it('outputs one simplified item', async () => {
    const workflow = manualTrigger(kind, { events });
    await n8n.activate(workflow);
    await post(n8n.webhookUrlOf(workflow), body);
    const [started] = n8n.started.splice(0);
    expect(started?.items).toMatchObject([{ json: simplify(parseWebhook(body)) }]);
    expect(started?.items[0]?.json).toMatchObject({ type, key: expect.stringContaining(type) });
  });

  it('outputs the whole body without Simplify', async () => {
    const workflow = manualTrigger(kind, { events, simple: false });
    await n8n.activate(workflow);
    await post(n8n.webhookUrlOf(workflow), body);
    expect(n8n.started.splice(0)[0]?.items).toEqual([{ json: body }]);
  });

  // The call action trigger has no event selection, because each call action needs a response.
  if (kind === 'CallAction') return;
  it('responds with 200 and starts nothing when other events are selected', async () => {
    const workflow = manualTrigger(kind, { events: ['unknown'] });
    await n8n.activate(workflow);
    expect((await post(n8n.webhookUrlOf(workflow), body)).status).toBe(200);
    expect(n8n.started).toEqual([]);
  });
});

describe('a receipt with an error code', () => {
  const started = async (kind: 'Sms' | 'ChatApps' | 'Voice', type: string, body: object) => {
    const workflow = manualTrigger(kind, { events: [type] });
    await n8n.activate(workflow);
    await post(n8n.webhookUrlOf(workflow), body);
    return n8n.started.splice(0)[0]?.items[0]?.json;
  };

  it('explains the code and gives advice, by channel', async () => {
    const failed = { state: 'undelivered', detail: 'undelivered_to_recipient', errorCode: 1 };
    expect(await started('Sms', 'sms.status', bodies.smsStatus(failed))).toMatchObject({
      errorCode: 1,
      errorMeaning: smsReceiptCodes[1]?.meaning,
      errorAdvice: smsReceiptCodes[1]?.advice,
    });
    expect(await started('ChatApps', 'chatApps.status', bodies.chatStatus(failed))).toMatchObject({
      errorMeaning: chatReceiptCodes[1]?.meaning,
    });
    expect(chatReceiptCodes[1]?.meaning).not.toBe(smsReceiptCodes[1]?.meaning);
  });

  it('does not explain an unknown code', async () => {
    const failed = bodies.smsStatus({ state: 'undelivered', errorCode: 987_654 });
    expect(await started('Sms', 'sms.status', failed)).not.toHaveProperty('errorMeaning');
  });
});
