import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';

import { catalogue, compileCheck, entriesOf, type Schema } from 'cpaas-8x8';

import { start, type Started } from './started-sandbox';

const to = '+6591234567';
const sms = { destination: to, text: 'Hello' };
const chat = { user: { msisdn: to }, type: 'text', content: { text: 'Hello' } };
const notification = { user: { msisdn: '+66812345678' }, content: { title: 'Your parcel arrives tomorrow' } };
const webhook = { subAccountId: '*', url: 'https://example.com/8x8' };

/** An input for every operation; what it needs is made first. */
const inputs: Record<string, (started: Started) => Promise<object>> = {
  'sms.send': async () => sms,
  'sms.sendBatch': async () => ({ messages: [sms], includeMessagesInResponse: true }),
  'sms.cancelBatch': async ({ client }) => ({
    batchId: (await client.sms.sendBatch({ messages: [sms] })).batchId,
  }),
  'sms.sendFeedback': async (started) => ({ umid: await sentSms(started), outcome: 'success' }),
  'sms.getDetails': async (started) => ({ umid: await sentSms(started) }),
  'sms.cancel': async (started) => ({ umid: await sentSms(started) }),
  'sms.deletePersonalData': async (started) => ({ umid: await sentSms(started) }),
  'sms.sendSurvey': async () => ({ surveyId: 'rating', destination: to, templateBody: 'Please: {{url}}' }),
  'sms.sendSurveyBatch': async () => ({
    surveyId: 'rating',
    messages: [{ destination: to }],
    template: { templateBody: 'Please: {{url}}' },
    includeMessagesInResponse: true,
  }),
  'sms.startLogExport': async () => ({}),
  'sms.getLogExport': async ({ client }) => ({ jobId: (await client.sms.startLogExport()).jobId }),
  'sms.cancelLogExport': async ({ client }) => ({ jobId: (await client.sms.startLogExport()).jobId }),
  'sms.getPrices': async () => ({}),
  'sms.getBalance': async () => ({}),
  'sms.getWebhooks': async () => ({}),
  'sms.setWebhooks': async () => ({ webhooks: [webhook] }),
  'sms.deleteWebhooks': async () => ({ webhooks: [{ subAccountId: '*' }] }),
  'chatApps.send': async () => chat,
  'chatApps.sendBatch': async () => ({ messages: [chat], includeMessagesInResponse: true }),
  'chatApps.cancelBatch': async ({ client }) => ({
    batchId: (await client.chatApps.sendBatch({ messages: [chat] })).batchId,
  }),
  'chatApps.cancel': async ({ client }) => ({ umid: (await client.chatApps.send(chat)).umid }),
  'chatApps.getDetails': async ({ client }) => ({ umid: (await client.chatApps.send(chat)).umid }),
  'chatApps.markRead': async ({ sandbox }) => ({ umid: sandbox.inboundChat({ from: to, text: 'Hi' }).umid }),
  'chatApps.sendTyping': async ({ sandbox }) => ({
    umid: sandbox.inboundChat({ from: to, text: 'Hi' }).umid,
    channel: 'whatsapp',
  }),
  'chatApps.sendLineNotification': async () => notification,
  'chatApps.sendLineNotificationBatch': async () => ({
    messages: [notification],
    includeMessagesInResponse: true,
  }),
  'chatApps.getTemplates': async (started) => ({ channelId: whatsApp(started) }),
  'chatApps.createTemplate': async (started) => ({
    ...template,
    channelId: whatsApp(started),
    name: 'order_cancelled',
  }),
  'chatApps.deleteTemplate': async (started) => {
    const channelId = whatsApp(started);
    await started.client.chatApps.createTemplate({ ...template, channelId, name: 'order_returned' });
    return { channelId, templateName: 'order_returned' };
  },
  'chatApps.getCallPermission': async (started) => ({ channelId: whatsApp(started), destination: to }),
  'chatApps.submitDirectSendSample': async (started) => ({
    channelId: whatsApp(started),
    type: 'text',
    text: { body: 'Hello' },
  }),
  'chatApps.getFlows': async (started) => ({ channelId: whatsApp(started) }),
  'chatApps.createFlow': async (started) => ({ ...flow, channelId: whatsApp(started) }),
  'chatApps.getFlow': aFlow,
  'chatApps.updateFlow': async (started) => ({ ...(await aFlow(started)), name: 'Another name' }),
  'chatApps.deleteFlow': aFlow,
  'chatApps.getFlowPreview': aFlow,
  'chatApps.publishFlow': aFlow,
  'chatApps.deprecateFlow': async (started) => {
    const input = await aFlow(started);
    await started.client.chatApps.publishFlow(input);
    return input;
  },
  'chatApps.uploadFile': async () => ({ file: { name: 'hello.txt', content: 'Hello' } }),
  'chatApps.downloadFile': async ({ client }) => {
    const { fileName, token } = await client.chatApps.uploadFile({
      file: { name: 'hello.txt', content: 'Hello' },
    });
    return { filename: fileName, token };
  },
  'chatApps.startLogExport': async () => ({}),
  'chatApps.getLogExport': async ({ client }) => ({ jobId: (await client.chatApps.startLogExport()).jobId }),
  'chatApps.cancelLogExport': async ({ client }) => ({
    jobId: (await client.chatApps.startLogExport()).jobId,
  }),
  'chatApps.getMessageUsage': async () => ({ billingPeriod: lastMonth() }),
  'chatApps.getWebhooks': async () => ({}),
  'chatApps.setWebhooks': async () => ({ webhooks: [webhook] }),
  'chatApps.deleteWebhooks': async () => ({ webhooks: [{ subAccountId: '*' }] }),
  'webhookConfig.get': async () => ({ product: 'chatapps' }),
  'webhookConfig.set': async () => ({ webhooks: [{ ...webhook, type: 'MO' }] }),
  'webhookConfig.delete': async () => ({ webhooks: [{ subAccountId: '*', type: 'MO' }] }),
};

const template = {
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your order was cancelled.' }],
};

const flow = {
  name: 'Feedback',
  categories: ['SURVEY'],
  flowJson: JSON.stringify({
    version: '7.0',
    screens: [{ id: 'START', layout: { type: 'SingleColumnLayout', children: [] } }],
  }),
};

function whatsApp({ sandbox }: Started): string {
  return sandbox.channels().find(({ channel }) => channel === 'WhatsApp')?.channelId ?? '';
}

async function aFlow(started: Started): Promise<{ channelId: string; flowId: string }> {
  const channelId = whatsApp(started);
  const { id = '' } = await started.client.chatApps.createFlow({ ...flow, channelId });
  return { channelId, flowId: id };
}

function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 7);
}

async function sentSms({ client }: Started): Promise<string> {
  return (await client.sms.send(sms)).umid;
}

/** The same schema, in which nothing may be left over: what 8x8 does not document the sandbox must not answer. */
function leftOver(schema: Schema | undefined, value: unknown, path = ''): string[] {
  if (schema === undefined || schema.type === undefined) return [];
  if (schema.type === 'array') {
    return (value as unknown[]).flatMap((item, index) => leftOver(schema.items, item, `${path}[${index}]`));
  }
  if (schema.type !== 'object') return [];
  return Object.entries(value as object).flatMap(([name, field]) => {
    const inner = schema.properties[name] ?? schema.additionalProperties;
    return inner ? leftOver(inner, field, `${path}.${name}`) : [`${path}.${name}`];
  });
}

describe('every operation of the catalogue, called with the real client', () => {
  let started: Started;

  beforeAll(async () => {
    started = await start({ settings: { rateLimits: false } });
  });
  afterAll(() => started.close());

  it('is tried here', () => {
    expect(Object.keys(inputs).sort()).toEqual(
      entriesOf(catalogue)
        .map(({ id }) => id)
        .sort(),
    );
  });

  it.each(entriesOf(catalogue).map((entry) => [entry.id, entry] as const))(
    '%s succeeds, and answers what its schema says',
    async (id, { operation }) => {
      const input = await inputs[id]?.(started);
      const { data, response } = await started.client.call(id, input).withResponse();
      expect(response.status).toBe(operation.success);
      if (operation.output === undefined) expect(data).toBeUndefined();
      else expect(compileCheck(operation.output)(data, Date.now()).issues).toEqual([]);
      expect(leftOver(operation.output, data)).toEqual([]);
      // Both configurations of webhooks are read at one address.
      const logged = id === 'webhookConfig.get' ? 'chatApps.getWebhooks' : id;
      expect(started.sandbox.requests().at(-1)).toMatchObject({
        operation: logged,
        status: operation.success,
      });
    },
  );
});
