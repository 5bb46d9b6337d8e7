import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../../../scripts/setup.mjs';
import { findWorkflow, readWorkflow } from './gallery.mjs';
import { installN8n } from './install-n8n.mjs';
import { createN8nInstance } from './n8n-instance.mjs';
import { packNodes } from './pack-nodes.mjs';
import { startSandbox } from './sandbox-process.mjs';

/**
 * Starts the processes of the demo: the sandbox, and a real n8n with our packed package, a credential for the sandbox and
 * the example workflows.
 *
 * @typedef {Awaited<ReturnType<typeof startApps>>} Apps
 */

export { root };

/** The credential of the sandbox, by its name in the example workflows. */
export const credentialName = '8x8 Sandbox';

/** The webhook secret of the credential, by which the example workflows recognize requests of 8x8. */
export const webhookSecret = 'Bearer of-the-examples';

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
 * @param {string[]} [options.names] the workflows to import and publish
 * @param {string} [options.scripts] a folder with the script of a customer, or with several such folders
 * @param {import('../../stand-ins/start.mjs').StandIn[]} [options.standIns] of services that the workflows use
 * @param {Record<string, string>} [options.env] settings of n8n, such as the proxy to stand-ins
 * @param {boolean} [options.reload] both reload when their code changes (see `scripts/dev.mjs`)
 * @param {(line: string) => void} [options.log]
 */
export async function startApps(
  { n8n: install, tarball },
  { home, sandboxPort, n8nPort, names = flows, scripts, standIns = [], env = {}, reload = false, log },
) {
  // A new seed each time: an existing n8n would treat messages with the same IDs as repeated.
  const seed = String(Date.now());
  const sandbox = await startSandbox({
    root,
    node: install.node,
    port: sandboxPort,
    seed,
    reload,
    args: scripts ? ['--scripts', scripts, '--app', `http://127.0.0.1:${n8nPort}`] : [],
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
      env: reload ? { ...env, N8N_DEV_RELOAD: 'true', NODE_ENV: 'development' } : env,
      ...(log && { log }),
    });
    await n8n.installPackage(tarball);
    await n8n.importCredentials([
      credentialFor(account, sandbox.url, names === flows ? undefined : webhookSecret),
      ...standIns.flatMap(({ credentials }) => credentials),
    ]);
    const workflows = names.map((name) => withStandIns(readWorkflow(findWorkflow(root, name)), standIns));
    await n8n.importWorkflows(workflows);
    for (const workflow of workflows) if (!startsByHand(workflow)) await n8n.publishWorkflow(workflow.id);
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

/**
 * Whether a person, or the time of day, starts the workflow. Such a workflow is not published.
 *
 * @param {{ nodes: { type: string }[] }} workflow
 */
export const startsByHand = ({ nodes }) => /\.(manual|schedule)Trigger$/.test(nodes[0]?.type ?? '');

/**
 * The workflow with the addresses of stand-ins in place of those of the services.
 *
 * @param {any} workflow
 * @param {import('../../stand-ins/start.mjs').StandIn[]} standIns
 */
function withStandIns(workflow, standIns) {
  let text = JSON.stringify(workflow);
  for (const { addresses, url } of standIns)
    for (const address of addresses) text = text.replaceAll(address, url);
  return JSON.parse(text);
}

/**
 * @param {{ apiKey: string, accountId: string, subAccountIds: Record<'sms' | 'chatApps' | 'voice' | 'verification', string> }} account
 * @param {string} baseUrl
 * @param {string} [secret] the webhook secret
 */
export function credentialFor({ apiKey, accountId, subAccountIds }, baseUrl, secret) {
  return {
    id: 'eightByEightSandbox',
    name: credentialName,
    type: 'eightByEightApi',
    data: {
      apiKey,
      accountId,
      baseUrl,
      ...(secret && { webhookSecret: secret }),
      region: 'asiaPacific',
      smsSubAccountId: subAccountIds.sms,
      chatAppsSubAccountId: subAccountIds.chatApps,
      voiceSubAccountId: subAccountIds.voice,
      verificationSubAccountId: subAccountIds.verification,
    },
  };
}
