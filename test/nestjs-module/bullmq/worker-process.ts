import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { TestAccount } from 'nestjs-8x8/testing';
import { bundleProgram } from '../../bundle-program';

/** The program of a worker of bulk sends. */
export const bundleWorker = (): string => bundleProgram(join(__dirname, 'bulk-worker.ts'));

/** Starts a worker in a process of its own. Resolves once the worker takes bulk sends. */
export async function startWorker(
  program: string,
  redisUrl: string,
  account: TestAccount,
): Promise<ChildProcess> {
  const child = fork(program, [], {
    env: {
      ...process.env,
      NODE_OPTIONS: '',
      REDIS: redisUrl,
      ACCOUNT: JSON.stringify(account.options),
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit').then(() =>
    Promise.reject(new Error('The worker ended before it began.')),
  );
  await Promise.race([once(child, 'message'), ended]);
  ended.catch(() => undefined);
  return child;
}

/** Ends a process as a power cut does. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
