import { spawn } from 'node:child_process';
import { once } from 'node:events';

/**
 * Starts the compiled app in its own process, for the demo. `stop` works even before the app listens.
 *
 * @param {{ main: string, env: Record<string, string> }} options
 */
export function startApp({ main, env }) {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const listening = new Promise((resolve, reject) => {
    const read = (chunk) => {
      output += chunk;
      if (output.includes('listens at')) resolve(undefined);
    };
    child.stdout.setEncoding('utf8').on('data', read);
    child.stderr.setEncoding('utf8').on('data', read);
    child.on('error', reject);
    child.on('exit', (code) => reject(new Error(`The app ended with ${code} before it listened.`)));
  });
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill('SIGTERM');
    await exited;
  };
  return { listening, stop, output: () => output.trim() };
}
