import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  chatInbound,
  chatStatus,
  shortUrlClicked,
  smsInbound,
  smsStatus,
} from '../../../core/webhooks/webhook-bodies';
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

/** Counts the events that start a workflow with these filters. All events get a 200 response. */
async function passing(
  kind: 'Sms' | 'ChatApps',
  events: string[],
  filters: object,
  ...sent: object[]
): Promise<number> {
  const workflow = manualTrigger(kind, { events, filters: filters as never });
  await n8n.activate(workflow);
  for (const body of sent) expect((await post(n8n.webhookUrlOf(workflow), body)).status).toBe(200);
  return n8n.started.splice(0).length;
}

const both = ['chatApps.inbound', 'chatApps.status'];

describe('channels', () => {
  it('keep out other channels, in upper and lower case', async () => {
    const viber = chatStatus({}, { channel: 'viber' });
    const whatsApp = chatStatus({}, { channel: 'WhatsApp' });
    expect(await passing('ChatApps', both, { channels: ['whatsapp'] }, viber, whatsApp)).toBe(1);
  });
});

describe('statuses', () => {
  it('keep out receipts with other statuses, but no messages', async () => {
    const failed = chatStatus({ state: 'Undelivered', detail: 'undelivered_to_recipient' });
    const read = chatStatus({ state: 'read' });
    expect(await passing('ChatApps', both, { statuses: ['undelivered'] }, failed, read, chatInbound())).toBe(
      2,
    );
  });
});

describe('subaccounts', () => {
  it('keep out other subaccounts, but no events without a subaccount', async () => {
    const filters = { subAccountIds: 'Bakery_Orders , Bakery_Support' };
    const other = smsInbound({ umid: 'other', subAccountId: 'Harbour' });
    const events = ['sms.inbound', 'sms.shortUrlClicked'];
    expect(await passing('Sms', events, filters, smsInbound(), other, shortUrlClicked())).toBe(2);
  });
});

describe('late receipts', () => {
  const sent = smsStatus({ state: 'sent', detail: undefined });
  const delivered = smsStatus({ state: 'delivered', detail: 'delivered_to_recipient' });
  const ofAnother = smsStatus({ state: 'sent', detail: undefined }, { umid: 'another' });

  it('start the workflow by default', async () => {
    expect(await passing('Sms', ['sms.status'], {}, delivered, sent)).toBe(2);
  });

  it('are ignored per message when the filter is on', async () => {
    const filters = { ignoreLateReceipts: true };
    expect(await passing('Sms', ['sms.status'], filters, delivered, sent, ofAnother)).toBe(2);
    expect(await passing('Sms', ['sms.status'], filters, sent, delivered)).toBe(2);
  });
});
