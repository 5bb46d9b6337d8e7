import { raw, whatsAppChannelOf, type Started } from '../started-sandbox';
import type { MakeInput } from './make-input';

const to = '+6591234567';

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

const file = { name: 'hello.txt', content: 'Hello' };

const onWhatsApp: MakeInput = async ({ sandbox }) => ({ channelId: whatsAppChannelOf(sandbox) });

let templates = 0;

const newTemplate = ({ sandbox }: Started) => ({
  ...template,
  channelId: whatsAppChannelOf(sandbox),
  name: `order_cancelled_${++templates}`,
});

/** Made past the client, which would hold them to a hundred a minute. */
async function aFlow({ sandbox }: Started): Promise<{ channelId: string; flowId: string }> {
  const channelId = whatsAppChannelOf(sandbox);
  const path = `/chatapps/api/v1/accounts/${sandbox.accountId}/channels/${channelId}/flows`;
  const { body } = await raw(sandbox, 'POST', path, flow);
  return { channelId, flowId: String(body['id']) };
}

/**
 * An input for every operation of the business messaging: templates, Flows, files, exports and usage, by the ID of
 * the operation.
 */
export const businessMessagingInputs: Readonly<Record<string, MakeInput>> = {
  'chatApps.getTemplates': onWhatsApp,
  'chatApps.createTemplate': async (started) => newTemplate(started),
  'chatApps.deleteTemplate': async (started) => {
    const { name, ...rest } = newTemplate(started);
    await started.client.chatApps.createTemplate({ ...rest, name });
    return { channelId: rest.channelId, templateName: name };
  },
  'chatApps.getCallPermission': async ({ sandbox }) => ({
    channelId: whatsAppChannelOf(sandbox),
    destination: to,
  }),
  'chatApps.submitDirectSendSample': async ({ sandbox }) => ({
    channelId: whatsAppChannelOf(sandbox),
    type: 'text',
    text: { body: 'Hello' },
  }),
  'chatApps.getFlows': onWhatsApp,
  'chatApps.createFlow': async ({ sandbox }) => ({ ...flow, channelId: whatsAppChannelOf(sandbox) }),
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
  'chatApps.uploadFile': async () => ({ file }),
  'chatApps.downloadFile': async ({ client }) => {
    const { fileName, token } = await client.chatApps.uploadFile({ file });
    return { filename: fileName, token };
  },
  'chatApps.startLogExport': async () => ({}),
  'chatApps.getLogExport': async ({ client }) => ({ jobId: (await client.chatApps.startLogExport()).jobId }),
  'chatApps.cancelLogExport': async ({ client }) => ({
    jobId: (await client.chatApps.startLogExport()).jobId,
  }),
  'chatApps.getMessageUsage': async () => ({ billingPeriod: lastMonth() }),
};

function lastMonth(): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - 1)).toISOString().slice(0, 7);
}
