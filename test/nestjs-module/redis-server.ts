import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Redis } from 'ioredis';
import { findFreePort } from '../free-port';

/** A Redis server for one test file. It stores nothing on disk. */
export interface RedisServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts a Redis server, on a free port if none is given. */
export async function startRedis(atPort?: number): Promise<RedisServer> {
  const port = atPort ?? (await findFreePort());
  const server = spawn(
    'redis-server',
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no', '--dir', '/tmp'],
    { stdio: 'ignore' },
  );
  const failed = new Promise<never>((_resolve, reject) =>
    server.once('error', () =>
      reject(new Error('This test needs redis-server on the PATH: apt-get install redis-server.')),
    ),
  );
  const url = `redis://127.0.0.1:${port}`;
  const client = new Redis(url, { maxRetriesPerRequest: null, retryStrategy: () => 50 });
  client.on('error', () => undefined);
  try {
    await Promise.race([client.ping(), failed]);
  } finally {
    client.disconnect();
  }
  return {
    url,
    async close() {
      const exited = once(server, 'exit');
      server.kill('SIGKILL');
      await exited;
    },
  };
}
