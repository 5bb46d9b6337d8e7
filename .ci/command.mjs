import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

const LINES_TO_SHOW = 40;

/** A program that ended badly: its name, how it ended and, when it was quiet, the last of what it said. */
export class CommandFailed extends Error {
  constructor(line, { code, signal, output }) {
    const end = output.split('\n').slice(-LINES_TO_SHOW).join('\n');
    super(`${line} ${signal ? `was stopped by ${signal}` : `ended with ${code}`}${end ? `:\n${end}` : ''}`);
    this.name = 'CommandFailed';
    this.code = code ?? 1;
  }
}

/**
 * Runs a program to its end and answers `{ code, output }`.
 *
 * It speaks to the terminal itself, unless `quiet`: then its output is returned, and shown only when it fails;
 * `onLine` sees each line of it as it comes. `allowFailure` answers with the exit code where it would throw.
 */
export function run(command, args = [], { cwd, env = {}, quiet = false, onLine, allowFailure = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: quiet ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
      // npm and npx are .cmd files on Windows, which only a shell can start.
      shell: process.platform === 'win32' && /^(npm|npx)$/.test(command),
    });
    const lines = [];
    for (const stream of quiet ? [child.stdout, child.stderr] : []) {
      createInterface({ input: stream }).on('line', (line) => {
        lines.push(line);
        onLine?.(line);
      });
    }
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const output = lines.join('\n').trimEnd();
      if (code === 0 || allowFailure) resolve({ code: code ?? 1, output });
      else reject(new CommandFailed([command, ...args].join(' '), { code, signal, output }));
    });
  });
}

/** `7.3 s`, for a line that says how long something took. */
export function secondsSince(start) {
  return `${((performance.now() - start) / 1000).toFixed(1)} s`;
}
