import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { fileFingerprint, installCommunityPackage } from './community-package.mjs';
import { waitUntilFree, freePorts } from './free-ports.mjs';
import { stopAbandonedN8n } from './home-lock.mjs';
import { contentFingerprint, findChanged, saveCredential, saveWorkflow } from './n8n-content.mjs';
import { n8nEnvironment } from './n8n-environment.mjs';
import { awaitExecution, listExecutions, readExecution } from './n8n-executions.mjs';
import { openApplied, openSecrets } from './n8n-home.mjs';
import { createN8nProcess } from './n8n-process.mjs';
import { publications, publicationStatus, publish, republish, unpublish } from './n8n-publication.mjs';
import { createVersionedRest, versionSettings } from './n8n-versions.mjs';
import { createStartQueue } from './start-queue.mjs';

/**
 * @typedef {object} N8nInstanceOptions
 * @property {string} home a folder of its own; made when absent
 * @property {import('./install-n8n.mjs').InstalledN8n} install
 * @property {number} [port] when not given, the one this home had before, or a free one
 * @property {number} [brokerPort] a free one, when not given
 * @property {boolean} [editor] whether to serve the editor; without it n8n starts in little more than half the time
 * @property {Record<string, string>} [env] settings of n8n's, over those this instance is given
 * @property {(line: string) => void} [log] receives every line that n8n prints
 *
 * @typedef {Awaited<ReturnType<typeof createN8nInstance>>} N8nInstance
 * @typedef {import('./n8n-content.mjs').Credential} Credential
 * @typedef {import('./n8n-content.mjs').Workflow} Workflow
 */

/**
 * A private n8n with its data in `home` and its nodes from a packed community package. Its executions can be read.
 *
 * Imports take effect at once while n8n runs, and at the next `start` while it is stopped. A home records what it has, so
 * that a second run imports only changes.
 *
 * @param {N8nInstanceOptions} options
 */
export async function createN8nInstance(options) {
  const { install, editor = true, env = {}, log = () => {} } = options;
  const home = resolve(options.home);
  await mkdir(home, { recursive: true });
  const secrets = await openSecrets(home, install.n8nBin);
  const { applied, save } = await openApplied(home);
  await stopAbandonedN8n(home);
  const { port, brokerPort } = await choosePorts(options, applied.port);
  const url = `http://127.0.0.1:${port}`;

  const compileCache = join(install.dir, 'node_modules', '.compile-cache');
  const extra = { ...versionSettings(install.version), ...env };
  const environment = n8nEnvironment({ home, port, brokerPort, secrets, compileCache, editor, extra });
  const n8n = createN8nProcess({ home, url, install, environment, log });
  const rest = createVersionedRest(install.version, {
    url,
    secrets,
    workflowIds: (applied.workflowIds ??= {}),
  });
  const queue = createStartQueue(n8n);

  /** @param {'credentials' | 'workflows'} kind @param {{ id: string }} thing */
  async function recordImport(kind, thing) {
    applied[kind][thing.id] = contentFingerprint(thing);
    await save();
  }

  /** Starts n8n, runs pending imports, and waits until the triggers of all published workflows are registered. */
  async function start() {
    await n8n.start();
    const portChanged = applied.port !== undefined && applied.port !== port;
    if (portChanged) await republish(rest);
    applied.port = port;
    await save();
    await queue.run();
    return publications(rest);
  }

  return {
    home,
    url,
    /** The login of the editor. */
    access: { url, email: secrets.email, password: secrets.password },
    editorUrl: (/** @type {string} */ workflowId) => `${url}/workflow/${workflowId}`,
    webhookUrl: (/** @type {string} */ path) => `${url}/webhook/${path}`,
    testWebhookUrl: (/** @type {string} */ path) => `${url}/webhook-test/${path}`,

    /**
     * Installs the package for the next start. n8n must be stopped, because it loads packages only when it starts.
     *
     * @param {string} tarball
     */
    async installPackage(tarball) {
      const fingerprint = await fileFingerprint(tarball);
      if (Object.values(applied.packages).includes(fingerprint)) return { changed: false };
      if (n8n.running)
        throw new Error('n8n loads packages only when it starts. Stop it before you install one.');
      const { name, version } = await installCommunityPackage({ tarball, home });
      applied.packages[name] = fingerprint;
      await save();
      return { changed: true, name, version };
    },

    /** @param {Credential[]} credentials */
    async importCredentials(credentials) {
      for (const credential of findChanged(credentials, applied.credentials)) {
        await queue.runNowOrAtStart('credential', credential.id, async () => {
          await saveCredential(rest, credential, applied.credentialIds);
          await recordImport('credentials', credential);
        });
      }
    },

    /** @param {Workflow[]} workflows */
    async importWorkflows(workflows) {
      for (const workflow of findChanged(workflows, applied.workflows)) {
        await queue.runNowOrAtStart('workflow', workflow.id, async () => {
          await saveWorkflow(rest, workflow, applied.credentialIds);
          await recordImport('workflows', workflow);
        });
      }
    },

    /**
     * Publishes the workflow as it was last saved: its triggers are registered when this, or the next `start`, resolves.
     * Rejects with an `ActivationError` when a trigger could not be registered.
     *
     * @param {string} id
     */
    publishWorkflow: (id) => queue.runNowOrAtStart('publication', id, () => publish(rest, id)),
    /** @param {string} id */
    activate: (id) => publish(rest, id),
    /** @param {string} id */
    deactivate: (id) => unpublish(rest, id),
    /** @param {string} id */
    publicationStatus: (id) => publicationStatus(rest, id),
    publications: () => publications(rest),
    /** Registers the webhooks of all published triggers again, because a new sandbox does not know them. */
    republish: () => republish(rest),

    /**
     * Runs the last saved workflow, as the editor's button does. A webhook trigger then listens on its test URL
     * for two minutes, or until one call has come; other triggers run at once.
     *
     * @param {string} id
     * @param {{ trigger: string }} from the name of the node to start from
     * @returns {Promise<{ waitingForWebhook?: true, executionId?: string }>}
     */
    testListen: (id, { trigger }) =>
      rest.post(`/workflows/${id}/run`, { triggerToStartFrom: { name: trigger } }),
    /** @param {string} id */
    cancelTest: (id) => rest.delete(`/test-webhook/${id}`),

    /** @param {Parameters<typeof listExecutions>[1]} [filter] */
    executions: (filter) => listExecutions(rest, filter),
    /** @param {string} id */
    execution: (id) => readExecution(rest, id),
    /** @param {Parameters<typeof awaitExecution>[1]} wanted */
    awaitExecution: (wanted) => awaitExecution(rest, wanted),

    start,
    stop: n8n.stop,
    /** Kills n8n, as in a crash. */
    kill: n8n.kill,
    async restart() {
      await n8n.stop();
      return start();
    },

    get running() {
      return n8n.running;
    },
    get pid() {
      return n8n.pid;
    },
    /** Resolves with the reason when n8n ends. */
    get exited() {
      return n8n.exited;
    },
    logs: n8n.logs,
    /** n8n's own REST API, as its owner, for all other requests. */
    rest,
  };
}

/**
 * @param {{ port?: number, brokerPort?: number }} given
 * @param {number | undefined} previousPort
 */
async function choosePorts(given, previousPort) {
  const [anyPort = 0, anyBrokerPort = 0] = await freePorts(2);
  const reusedPort =
    previousPort !== undefined && (await waitUntilFree(previousPort)) ? previousPort : anyPort;
  return { port: given.port ?? reusedPort, brokerPort: given.brokerPort ?? anyBrokerPort };
}
