import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findN8n } from '../../../examples/demo/lib/install-n8n.mjs';
import { createN8nInstance } from '../../../examples/demo/lib/n8n-instance.mjs';
import { prepareQueueMode } from './queue-mode.mjs';

/**
 * Runs a real n8n for an end-to-end test, the process that has forked this one, and calls the methods that the process
 * sends: `{ id, method, args }` is answered with `{ id, result }` or `{ id, error }`. When that process disconnects or
 * ends, n8n is stopped and its folder deleted.
 *
 * It is a separate process, because Jest loads no ES modules.
 */

const [folder, mode, dir, settings] = process.argv.slice(2);
const home = join(folder, 'home');
const install = await findN8n(dir || undefined);
const queue = mode === 'queue' ? await prepareQueueMode({ folder, home, install }) : undefined;
const editor = mode === 'editor';
/** n8n's requests reach no address of this machine but the name localhost. */
const guard = { N8N_SSRF_PROTECTION_ENABLED: 'true', N8N_SSRF_ALLOWED_HOSTNAMES: 'localhost' };
const env = {
  // The quotes allow spaces in the path.
  NODE_OPTIONS: `--require="${join(import.meta.dirname, 'look-for-ended-waits.cjs')}"`,
  ...(queue?.env ?? (mode === 'guarded' ? guard : {})),
  ...JSON.parse(settings),
};
const n8n = await createN8nInstance({ home, install, editor, env });

const methods = {
  ...n8n,
  async start() {
    const started = await n8n.start();
    await queue?.startWorker(n8n.url);
    return started;
  },
  logs: async () => n8n.logs(),
  startWorker: async () => queue?.startWorker(n8n.url),
  killWorker: async () => queue?.killWorker(),
  workerLogs: async () => queue?.workerLogs() ?? [],
  nodeTypes: (names) =>
    n8n.rest.post('/node-types', { nodeInfos: names.map((name) => ({ name, version: 1 })) }),
  /** As the editor does when a person saves a credential. */
  async testCredential(credential) {
    const { id } = await n8n.rest.post('/credentials', credential);
    const result = await n8n.rest.post('/credentials/test', { credentials: { id, ...credential } });
    await n8n.rest.delete(`/credentials/${id}`);
    return result;
  },
  async removeWorkflow(id) {
    await n8n.rest.post(`/workflows/${id}/archive`);
    await n8n.rest.delete(`/workflows/${id}`);
  },
};

process.on('message', async ({ id, method, args }) => {
  const answer = await methods[method](...args).then(
    (result) => ({ result }),
    ({ message }) => ({ error: message }),
  );
  if (process.connected) process.send({ id, ...answer });
});

process.once('disconnect', async () => {
  await n8n.kill();
  await queue?.end();
  await rm(folder, { recursive: true, force: true });
  process.exit();
});

process.send({ home, url: n8n.url, access: n8n.access });
