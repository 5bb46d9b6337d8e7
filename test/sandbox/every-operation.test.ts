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
  'chatApps.getWebhooks': async () => ({}),
  'chatApps.setWebhooks': async () => ({ webhooks: [webhook] }),
  'chatApps.deleteWebhooks': async () => ({ webhooks: [{ subAccountId: '*' }] }),
  'webhookConfig.get': async () => ({ product: 'chatapps' }),
  'webhookConfig.set': async () => ({ webhooks: [{ ...webhook, type: 'MO' }] }),
  'webhookConfig.delete': async () => ({ webhooks: [{ subAccountId: '*', type: 'MO' }] }),
  'contacts.search': async (started) => ({ query: String(await madeContact(started)) }),
  'contacts.create': async () => ({ addresses: { email: 'mei@example.com' }, customAttributes: { tier: 1 } }),
  'contacts.get': async (started) => ({ contactId: await madeContact(started) }),
  'contacts.update': async (started) => ({
    contactId: await madeContact(started),
    patch: [{ op: 'add', path: '/firstName', value: 'Mei' }],
  }),
  'contacts.delete': async (started) => ({ contactId: await madeContact(started) }),
  'contacts.blacklist': async () => ({ msisdn: '+6591230999', reason: 'asked for it' }),
  'contacts.searchGroups': async () => ({}),
  'contacts.createGroup': async () => ({ name: 'Newsletter', description: 'Who wants to hear from us' }),
  'contacts.getGroup': async (started) => ({ groupId: await madeGroup(started) }),
  'contacts.updateGroup': async (started) => ({
    groupId: await madeGroup(started),
    patch: [{ op: 'replace', path: '/description', value: 'New' }],
  }),
  'contacts.deleteGroup': async (started) => ({ groupId: await madeGroup(started) }),
  'contacts.addToGroup': async (started) => ({
    groupId: await madeGroup(started),
    contacts: [await madeContact(started)],
  }),
  'contacts.removeFromGroup': async (started) => ({
    groupId: await madeGroup(started),
    contacts: [await madeContact(started)],
  }),
  'contacts.uploadBatch': async () => ({ file: { name: 'contacts.csv', content: `msisdn\n${to}` } }),
  'contacts.deleteBatch': async () => ({ msisdns: [to] }),
  'contacts.copyBatch': async (started) => ({ from: await madeGroup(started), to: await madeGroup(started) }),
  'contacts.moveBatch': async (started) => ({ from: await madeGroup(started), to: await madeGroup(started) }),
  'contacts.deleteGroupsBatch': async (started) => ({
    ids: [await madeGroup(started)],
    deleteContacts: false,
  }),
  'contacts.getBatch': async ({ client }) => ({
    batchId: (await client.contacts.deleteBatch({ msisdns: [to] })).id,
  }),
  'contacts.getBatches': async () => ({}),
};

async function madeContact({ client }: Started): Promise<number> {
  return (await client.contacts.create({ addresses: { msisdn: to } })).id;
}

let groupCount = 0;

async function madeGroup({ client }: Started): Promise<number> {
  return (await client.contacts.createGroup({ name: `Group ${++groupCount}` })).id;
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
