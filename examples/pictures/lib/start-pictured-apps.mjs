import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts } from '../../demo/lib/free-ports.mjs';
import { findWorkflow, listWorkflows, readWorkflow } from '../../demo/lib/gallery.mjs';
import { createN8nInstance } from '../../demo/lib/n8n-instance.mjs';
import { startSandbox } from '../../demo/lib/sandbox-process.mjs';
import { credentialFor, root } from '../../demo/lib/start-apps.mjs';
import { picturedFlow } from './pictured-flow.mjs';
import { reviewFlow } from './reviewed-nodes.mjs';

/** The workflows of the gallery that run. The others are only drawn. */
const PUBLISHED = ['whatsapp-order-desk', 'sms-receipt-to-whatsapp', 'approve-by-sms'];

/** A template with all kinds of fields: media, text, a URL suffix, a payload. */
const template = {
  name: 'parcel_on_its_way',
  language: 'en_US',
  category: 'UTILITY',
  components: [
    { type: 'HEADER', format: 'Image', examples: ['https://example.com/parcel.png'] },
    { type: 'BODY', text: 'Hello {{1}}, order {{2}} comes tomorrow.', examples: ['Mei', '1001'] },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'URL', text: 'Track', url: 'https://example.com/track/{{1}}', example: ['1001'] },
        { type: 'QUICK_REPLY', text: 'Another day' },
      ],
    },
  ],
};

/**
 * Starts a new sandbox and a new n8n with all content of the pictures. Apart from the clock, it is always the same.
 *
 * @typedef {Awaited<ReturnType<typeof startPicturedApps>>} Apps
 * @param {Awaited<ReturnType<typeof import('../../demo/lib/start-apps.mjs').prepare>>} prepared
 */
export async function startPicturedApps({ n8n: install, tarball }) {
  const [sandboxPort = 0, n8nPort = 0] = await freePorts(2);
  const home = join(root, '.state', 'pictures');
  await rm(home, { recursive: true, force: true });
  const sandbox = await startSandbox({ root, node: install.node, port: sandboxPort, seed: '8x8' });
  try {
    const account = await sandbox.get('');
    const channelId = await registerTemplate(sandbox, account);
    const n8n = await createN8nInstance({ home, install, port: n8nPort });
    await n8n.installPackage(tarball);
    await n8n.importCredentials([credentialFor(account, sandbox.url), ...(await serviceCredentials())]);
    const gallery = listWorkflows(root);
    const workflows = PUBLISHED.map((name) => readWorkflow(findWorkflow(root, name)));
    await n8n.importWorkflows([...gallery.map(readWorkflow), picturedFlow(channelId), reviewFlow]);
    for (const { id } of workflows) await n8n.publishWorkflow(id);
    const close = async () => void (await Promise.all([n8n.stop(), sandbox.stop()]));
    try {
      await n8n.start();
    } catch (error) {
      await n8n.stop();
      throw error;
    }
    return { sandbox, n8n, workflows, close };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

/**
 * Creates the template, which is approved before n8n has started. Returns the channel ID.
 *
 * @param {import('../../demo/lib/sandbox-process.mjs').SandboxProcess} sandbox
 * @param {{ apiKey: string, accountId: string, subAccountIds: Record<string, string> }} account
 */
async function registerTemplate({ url, get }, { apiKey, accountId, subAccountIds }) {
  const { createClient } = await import('cpaas-8x8');
  const client = createClient({ apiKey, accountId, subAccountIds, baseUrl: url });
  const channels = await get('channels');
  const { channelId } = channels.find((/** @type {any} */ { channel }) => channel === 'WhatsApp');
  await client.chatApps.createTemplate({ channelId, ...template });
  return channelId;
}

/** The credentials of the services in the gallery. The editor marks a node without its credential as faulty. */
async function serviceCredentials() {
  const names = new Set(listWorkflows(root).flatMap(({ services }) => services));
  const services = await Promise.all([...names].map((name) => import(`../../stand-ins/${name}.mjs`)));
  return services.flatMap(({ credentials }) => credentials('http://127.0.0.1:9'));
}
