import type { Started } from '../started-sandbox';
import type { MakeInput } from './make-input';

let count = 0;
const nextName = (): string => `made_${++count}`;

/** The WhatsApp channel of the sandbox. */
export function channelOf({ sandbox }: Started): string {
  const { channelId = '' } =
    sandbox.channels().find(({ channel }) => channel.toLowerCase() === 'whatsapp') ?? {};
  return channelId;
}

const flowJson = JSON.stringify({ version: '6.0', screens: [] });

async function flowOf(started: Started): Promise<{ channelId: string; flowId: string }> {
  const channelId = channelOf(started);
  const made = { channelId, name: nextName(), categories: ['OTHER'], flowJson };
  const { id = '' } = await started.client.chatApps.createFlow(made);
  return { channelId, flowId: id };
}

async function publishedFlowOf(started: Started): Promise<{ channelId: string; flowId: string }> {
  const flow = await flowOf(started);
  await started.client.chatApps.publishFlow(flow);
  return flow;
}

const template = (started: Started) => ({
  channelId: channelOf(started),
  name: nextName(),
  language: 'en',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your parcel is on its way' }],
});

const picture = { name: 'parcel.png', content: 'not really a picture' };
const jobOf = async ({ client }: Started) => ({ jobId: (await client.chatApps.startLogExport()).jobId });

export const messagingInputs: Readonly<Record<string, MakeInput>> = {
  'chatApps.getTemplates': async (started) => ({ channelId: channelOf(started) }),
  'chatApps.createTemplate': async (started) => template(started),
  'chatApps.deleteTemplate': async (started) => {
    const made = template(started);
    await started.client.chatApps.createTemplate(made);
    return { channelId: made.channelId, templateName: made.name };
  },
  'chatApps.getCallPermission': async (started) => ({
    channelId: channelOf(started),
    destination: '+6591234567',
  }),
  'chatApps.submitDirectSendSample': async (started) => ({
    channelId: channelOf(started),
    type: 'text',
    text: { body: 'Your parcel is on its way' },
  }),
  'chatApps.getFlows': async (started) => ({ channelId: channelOf(started) }),
  'chatApps.createFlow': async (started) => ({
    channelId: channelOf(started),
    name: nextName(),
    categories: ['OTHER'],
    flowJson,
  }),
  'chatApps.getFlow': flowOf,
  'chatApps.updateFlow': async (started) => ({ ...(await flowOf(started)), name: nextName() }),
  'chatApps.deleteFlow': flowOf,
  'chatApps.getFlowPreview': flowOf,
  'chatApps.publishFlow': flowOf,
  'chatApps.deprecateFlow': publishedFlowOf,
  'chatApps.uploadFile': async () => ({ file: picture }),
  'chatApps.downloadFile': async ({ client }) => {
    const { fileName = '', token = '' } = await client.chatApps.uploadFile({ file: picture });
    return { filename: fileName, token };
  },
  'chatApps.startLogExport': async () => ({}),
  'chatApps.getLogExport': jobOf,
  'chatApps.cancelLogExport': jobOf,
  'chatApps.getMessageUsage': async () => ({ billingPeriod: '2026-10' }),
};
