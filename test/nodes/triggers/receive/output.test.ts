import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parseWebhook, simplify, webhookEvents, webhookEventTypes, type KnownWebhookEvent } from 'cpaas-8x8';
import { chatReceiptCodes, smsReceiptCodes } from 'cpaas-8x8/pure';
import { everyEvent } from '../../../core/webhooks/every-event';
import * as bodies from '../../../core/webhooks/webhook-bodies';
import { TestN8n } from '../support/n8n-server';
import { post } from '../support/post';
import { triggerTypes, type TriggerKind } from '../support/trigger-types';
import { manualTrigger } from '../support/trigger-workflow';

let n8n: TestN8n;

beforeAll(async () => {
  n8n = await new TestN8n(triggerTypes).listen();
});

afterAll(async () => {
  await n8n.close();
});

/** The trigger that receives the events of each family. */
const triggerOf: Readonly<Record<KnownWebhookEvent['family'], TriggerKind>> = {
  sms: 'Sms',
  smsEngage: 'Sms',
  chatApps: 'ChatApps',
  line: 'ChatApps',
  whatsApp: 'ChatApps',
  voice: 'Voice',
  videoInteraction: 'Video',
  automation: 'Automation',
};

const cases = webhookEventTypes.map((type) => {
  const kind =
    type === 'voice.callAction'
      ? 'CallAction'
      : triggerOf[webhookEvents[type].family as KnownWebhookEvent['family']];
  return [kind, type, everyEvent[type].body] as const;
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
