import { afterEach, describe, expect, it, jest } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createSandbox } from '8x8-sandbox';

const root = join(__dirname, '..', '..');
const cli = join(root, 'sandbox', 'src', 'cli.ts');

jest.setTimeout(30_000);

interface Run {
  readonly child: ChildProcess;
  /** Resolves when this much was printed. */
  printed(pattern: RegExp): Promise<string>;
  readonly ended: Promise<{ code: number | null; out: string; err: string }>;
}

function run(...args: string[]): Run {
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

describe('8x8-sandbox on the command line', () => {
  const started: ChildProcess[] = [];
  afterEach(() => started.splice(0).forEach((child) => child.kill('SIGKILL')));

  it('prints its settings, and saves its state on Ctrl-C', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'sandbox-cli-')), 'state.json');
    const { child, printed, ended } = run('--port', '0', '--state', file);
    started.push(child);
    const out = await printed(/Ctrl-C/);
    const [url = ''] = /http:\/\/127\.0\.0\.1:\d+/.exec(out) ?? [];
    expect(out).toContain('sandbox-key');
    expect(out).toContain('Sandbox_ChatApps');
    expect((await fetch(`${url}/_sandbox/settings`)).status).toBe(200);
    child.kill('SIGINT');
    expect(await ended).toMatchObject({ code: 0, err: '' });
    expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ format: '8x8-sandbox' });
  });

  it('explains that a port is in use', async () => {
    const other = await createSandbox();
    const { port } = new URL(other.url);
    const { code, err } = await run('--port', port).ended;
    expect(code).toBe(1);
    expect(err).toBe(
      `Port ${port} is in use: another program, perhaps another sandbox, listens on it. Choose another port.\n`,
    );
    await other.close();
  });

  it('prints its help, and refuses unknown options', async () => {
    expect(await run('--help').ended).toMatchObject({
      code: 0,
      out: expect.stringContaining('--state FILE'),
    });
    expect(await run('--port', 'x').ended).toMatchObject({
      code: 1,
      err: expect.stringContaining('is not a port'),
    });
    expect(await run('--colour').ended).toMatchObject({ code: 1, err: expect.stringContaining('--colour') });
  });
});
