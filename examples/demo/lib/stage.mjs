import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from '../../../scripts/setup.mjs';
import { installN8n } from './install-n8n.mjs';
import { createN8nInstance } from './n8n-instance.mjs';
import { packNodes } from './pack-nodes.mjs';
import { startSandbox } from './sandbox-process.mjs';

/**
 * Starts the processes of the demo: the sandbox, and a real n8n with our packed package, a credential for the sandbox and
 * the example workflows.
 *
 * @typedef {Awaited<ReturnType<typeof setStage>>} Stage
 */

export { root };

/** The credential of the sandbox, by its name in the example workflows. */
export const credentialName = '8x8 Sandbox';

/** The example workflows of the conversation, in order. */
export const flows = ['whatsapp-order-desk', 'sms-receipt-to-whatsapp'];

/**
 * Installs n8n, and packs the built nodes.
 *
 * @param {ReturnType<typeof import('./steps.mjs').createSteps>} steps
 */
export async function prepare(steps) {
  const n8n = await steps.step('Installing n8n', (onProgress) => installN8n({ onProgress }));
  const tarball = await steps.step('Packing n8n-nodes-8x8 as it would be published', () =>
    packNodes(join(root, '.state', 'tarballs')),
  );
  return { n8n, tarball };
}

/**
 * Starts the sandbox and an n8n with the package and the workflows. Both are running when it resolves.
 *
 * @param {Awaited<ReturnType<typeof prepare>>} prepared
 * @param {object} options
 * @param {string} options.home
 * @param {number} options.sandboxPort
 * @param {number} options.n8nPort
 * @param {boolean} [options.reload] both reload when their code changes (see `scripts/dev.mjs`)
 * @param {(line: string) => void} [options.log]
 */
export async function setStage(
  { n8n: install, tarball },
  { home, sandboxPort, n8nPort, reload = false, log },
) {
  // A new seed each time: an existing n8n would treat messages with the same IDs as repeated.
  const seed = String(Date.now());
  const sandbox = await startSandbox({
    root,
    node: install.node,
    port: sandboxPort,
    seed,
    reload,
    ...(log && { log }),
  });
  try {
    const account = await sandbox.get('');
    const returning = existsSync(join(home, '.n8n', 'database.sqlite'));
    const n8n = await createN8nInstance({
      home,
      install,
      port: n8nPort,
      // n8n reloads nodes in development only.
      env: reload ? { N8N_DEV_RELOAD: 'true', NODE_ENV: 'development' } : {},
      ...(log && { log }),
    });
    await n8n.installPackage(tarball);
    await n8n.importCredentials([credentialFor(account, sandbox.url)]);
    const workflows = await Promise.all(flows.map(readFlow));
    await n8n.importWorkflows(workflows);
    for (const { id } of workflows) await n8n.publishWorkflow(id);
    const { failed } = await n8n.start();
    // An existing n8n assumes that its webhooks are registered, but a new sandbox has none.
    if (returning) await n8n.republish();
    const [first] = failed;
    if (first) throw new Error(`n8n could not activate "${first.name}": ${first.reason}`);
    return {
      sandbox,
      n8n,
      workflows,
      close: async () => void (await Promise.all([n8n.stop(), sandbox.stop()])),
    };
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
}

/** @param {string} name */
async function readFlow(name) {
  return JSON.parse(await readFile(join(root, 'examples', 'workflows', `${name}.json`), 'utf8'));
}

/**
 * @param {{ apiKey: string, accountId: string, subAccountIds: Record<'sms' | 'chatApps' | 'voice' | 'verification', string> }} account
 * @param {string} baseUrl
 */
export function credentialFor({ apiKey, accountId, subAccountIds }, baseUrl) {
  return {
    id: 'eightByEightSandbox',
    name: credentialName,
    type: 'eightByEightApi',
    data: {
      apiKey,
      accountId,
      baseUrl,
      region: 'asiaPacific',
      smsSubAccountId: subAccountIds.sms,
      chatAppsSubAccountId: subAccountIds.chatApps,
      voiceSubAccountId: subAccountIds.voice,
      verificationSubAccountId: subAccountIds.verification,
    },
  };
}
