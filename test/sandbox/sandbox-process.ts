import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');
const cli = join(root, 'sandbox', 'src', 'cli.ts');

/** A sandbox as a process of its own. */
export interface Run {
  readonly child: ChildProcess;
  /** Resolves when this much was printed. */
  printed(pattern: RegExp): Promise<string>;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

/** Starts the command `8x8-sandbox` with these arguments, for tests of what it prints, and of stopping and killing it. */
export function runSandbox(...args: string[]): Run {
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args], {
    cwd: root,
    // Our packages come from the sources.
    env: { ...process.env, TSX_TSCONFIG_PATH: join(root, 'tsconfig.check.json') },
  });
  let out = '';
  let err = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (err += chunk.toString()));
  const ended = new Promise<Awaited<Run['ended']>>((resolve) =>
    child.on('close', (code) => resolve({ code, out, err })),
  );
  return {
    child,
    ended,
    printed: async (pattern) => {
      while (!pattern.test(out)) {
        if (child.exitCode !== null) throw new Error(`It ended: ${out}${err}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
      return out;
    },
  };
}
