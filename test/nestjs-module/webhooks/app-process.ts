import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { bundleProgram } from '../../bundle-program';

const program = bundleProgram(join(__dirname, 'killable-app.ts'));

/** An app in its own process. */
export interface AppProcess {
  readonly child: ChildProcess;
  readonly port: number;
  /** The size of the JavaScript heap in bytes, after a garbage collection. */
  heap(): Promise<number>;
  kill(): Promise<void>;
}

/** Starts `killable-app.ts` in a process of its own, so that a test can kill an app in the middle of its work. */
export async function startAppProcess(env: Record<string, string>): Promise<AppProcess> {
  const child = fork(program, [], {
    env: { ...process.env, ...env, NODE_OPTIONS: '' },
    execArgv: ['--expose-gc'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const [message] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(() => Promise.reject(new Error('The app ended before it listened.'))),
  ])) as [{ readonly port: number }];
  return {
    child,
    port: message.port,
    async heap() {
      child.send('heap');
      const [answer] = (await once(child, 'message')) as [{ readonly heap: number }];
      return answer.heap;
    },
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.kill('SIGKILL');
      await exited;
    },
  };
}
