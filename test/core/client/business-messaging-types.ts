/**
 * Tests the types of the operations for WhatsApp templates, Flows, files and log exports. It must compile and is
 * never run. Lines with @ts-expect-error must not compile.
 */
import { createClient, type FileOutput } from '../../../core/src';

const client = createClient({ apiKey: 'key' });
const channelId = 'channel';

export async function templates(): Promise<void> {
  const template = { channelId, name: 'order_ready', language: 'en_US', category: 'UTILITY' };
  await client.chatApps.createTemplate({
    ...template,
    components: [
      { type: 'header', format: 'image', examples: ['https://example.com/picture.jpg'] },
      { type: 'BODY', text: 'Your order is ready.' },
      { type: 'BUTTONS', buttons: [{ type: 'URL', text: 'Track', url: 'https://example.com' }] },
    ],
  });
  await client.chatApps.createTemplate({
    ...template,
    components: [{ type: 'CAROUSEL', cards: [{ components: [{ type: 'BODY', text: 'Umbrella' }] }] }],
  });
  const { templates: all = [] } = await client.chatApps.getTemplates({ channelId });
  const values: string[] | undefined = all[0]?.components?.[0]?.example?.bodyText;
  console.log(values);

  // @ts-expect-error a template has components
  await client.chatApps.createTemplate(template);
  // @ts-expect-error a component has a type
  await client.chatApps.createTemplate({ ...template, components: [{ text: 'Your order is ready.' }] });
  const minutes = [{ type: 'BUTTONS', buttons: [{ type: 'VOICE_CALL', ttlMinutes: '1440' }] }];
  // @ts-expect-error minutes are a number
  await client.chatApps.createTemplate({ ...template, components: minutes });
  // The client can have a default channel.
  await client.chatApps.getTemplates({});
}

export async function flows(): Promise<void> {
  const { id = '' } = await client.chatApps.createFlow({ channelId, name: 'Visit', categories: ['OTHER'] });
  const flow = { channelId, flowId: id };
  const { validationErrors = [] } = await client.chatApps.updateFlow({ ...flow, flowJson: '{}' });
  const line: number | undefined = validationErrors[0]?.pointers?.[0]?.lineStart;
  await client.chatApps.publishFlow(flow);
  console.log(line);

  // @ts-expect-error Flow JSON is a text
  await client.chatApps.updateFlow({ ...flow, flowJson: { version: '7.0' } });
  // @ts-expect-error a Flow has categories
  await client.chatApps.createFlow({ channelId, name: 'Visit' });
}

export async function filesAndExports(): Promise<void> {
  const file = { name: 'picture.jpg', content: new Uint8Array(8) };
  const { fileName, token } = await client.chatApps.uploadFile({ file });
  const fetched: FileOutput = await client.chatApps.downloadFile({ filename: fileName, token });
  const { data: links } = await client.chatApps.startLogExport({ from: '2026-11-01' }).completed();
  const link: string | undefined = links?.[0];
  const groupBy = ['country'];
  const usage = await client.chatApps.getMessageUsage({ billingPeriod: '2026-10', groupBy });
  const delivered: number | undefined = usage.data?.[0]?.volume?.delivered;
  console.log(fetched.content, link, delivered);

  // @ts-expect-error a file has a name
  await client.chatApps.uploadFile({ file: { content: 'Hello' } });
  // @ts-expect-error dimensions are a list
  await client.chatApps.getMessageUsage({ billingPeriod: '2026-10', groupBy: 'country' });
  // @ts-expect-error a file is not a job
  const wait: unknown = client.chatApps.uploadFile({ file }).completed;
  console.log(wait);
}
