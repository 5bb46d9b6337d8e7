import type { MakeInput } from './make-input';

const to = '+6591234567';
const chat = { user: { msisdn: to }, type: 'text', content: { text: 'Hello' } };
const notification = { user: { msisdn: '+66812345678' }, content: { title: 'Your parcel arrives tomorrow' } };
const webhook = { subAccountId: '*', url: 'https://example.com/8x8' };

/** An input for every operation of chat apps, by the ID of the operation. */
export const chatAppsInputs: Readonly<Record<string, MakeInput>> = {
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
};
