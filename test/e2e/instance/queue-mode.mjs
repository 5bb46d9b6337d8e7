import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePorts } from '../../../examples/demo/lib/free-ports.mjs';
import { n8nEnvironment } from '../../../examples/demo/lib/n8n-environment.mjs';
import { openSecrets } from '../../../examples/demo/lib/n8n-home.mjs';
import { startProcessGroup } from '../../../examples/demo/lib/process-group.mjs';

/**
 * Starts what n8n's queue mode needs: Redis, the environment variables for it, and a worker.
 *
 * @param {{ folder: string, home: string, install: import('../../../examples/demo/lib/install-n8n.mjs').InstalledN8n }} place
 */
export async function prepareQueueMode({ folder, home, install }) {
  const [redisPort = 0, workerPort = 0, brokerPort = 0] = await freePorts(3);
  const redis = await startRedis(join(folder, 'redis'), redisPort);
  const env = {
    EXECUTIONS_MODE: 'queue',
    OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
    QUEUE_BULL_REDIS_HOST: '127.0.0.1',
    QUEUE_BULL_REDIS_PORT: String(redisPort),
  };
  /** @type {string[]} */
  const lines = [];
  /** @type {ReturnType<typeof startProcessGroup> | undefined} */
  let worker;
  return {
    env,
    /**
     * Starts the worker. Call it after n8n has started, because n8n creates the database tables.
     *
     * @param {string} url of the main process, which receives webhooks for waiting executions
     */
    async startWorker(url) {
      await mkdir(home, { recursive: true });
      const environment = n8nEnvironment({
        ...{ home, port: workerPort, brokerPort, editor: false },
        secrets: await openSecrets(home, install.n8nBin),
        compileCache: join(install.dir, 'node_modules', '.compile-cache'),
        extra: {
          ...env,
          N8N_WEBHOOK_URL: url,
          QUEUE_HEALTH_CHECK_ACTIVE: 'true',
          QUEUE_HEALTH_CHECK_PORT: String(workerPort),
        },
      });
      const args = [install.n8nBin, 'worker'];
      const before = lines.length;
      const onLine = (/** @type {string} */ line) => void lines.push(line);
      worker = startProcessGroup({ command: install.node, args, cwd: home, env: environment, onLine });
      await untilSaid(() => lines.slice(before), /worker is now ready/i, worker);
    },
    /** Kills the worker, as in a crash. */
    async killWorker() {
      await worker?.kill();
    },
    workerLogs: () => [...lines],
    async end() {
      await worker?.kill();
      redis.kill('SIGKILL');
    },
  };
}

/** @param {string} folder @param {number} port */
async function startRedis(folder, port) {
  await mkdir(folder, { recursive: true });
  const args = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const redis = spawn('redis-server', args, { cwd: folder, stdio: 'ignore' });
  const failed = once(redis, 'error').then(() => {
    throw new Error('redis-server is not installed. On Debian: apt-get install redis-server');
  });
  await Promise.race([failed, untilOpen(port)]);
  failed.catch(() => {});
  process.once('exit', () => redis.kill('SIGKILL'));
  return redis;
}

/** @param {number} port */
async function untilOpen(port) {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await sleep(100)) {
    const socket = connect(port, '127.0.0.1');
    const open = await Promise.race([
      once(socket, 'connect').then(() => true),
      once(socket, 'error').then(() => false),
    ]).catch(() => false);
    socket.destroy();
    if (open) return;
  }
  throw new Error('redis-server does not respond.');
}

/** @param {() => readonly string[]} lines @param {RegExp} words @param {{ readonly running: boolean }} group */
async function untilSaid(lines, words, group) {
  for (const deadline = Date.now() + 180_000; Date.now() < deadline && group.running; await sleep(100)) {
    if (lines().some((line) => words.test(line))) return;
  }
  throw new Error(`The n8n worker did not start. Its last output:\n${lines().slice(-12).join('\n')}`);
}
