import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { findN8n } from '../../examples/demo/lib/install-n8n.mjs';
import { createN8nInstance } from '../../examples/demo/lib/n8n-instance.mjs';
import { prepareQueueMode } from './queue-mode.mjs';

/**
 * Runs an n8n for the process that has forked this one, and does with it what that process says: `{ id, method, args }`
 * is answered with `{ id, result }` or `{ id, error }`. When that process lets go, or is gone, n8n and its folder go too.
 *
 * A process of its own, because Jest loads no ES modules.
 */

const [folder, mode, dir] = process.argv.slice(2);
const home = join(folder, 'home');
const install = await findN8n(dir);
const queue = mode === 'queue' ? await prepareQueueMode({ folder, home, install }) : undefined;
const editor = mode === 'editor';
const n8n = await createN8nInstance({ home, install, editor, ...(queue && { env: queue.env }) });

const methods = {
  ...n8n,
  async start() {
    const started = await n8n.start();
    await queue?.startWorker(n8n.url);
    return started;
  },
  logs: async () => n8n.logs(),
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
