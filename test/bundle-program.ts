import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { buildSync } from 'esbuild';

const root = join(__dirname, '..');

/**
 * Bundles a program of a test with our packages from their sources, to be run in a process of its own. Returns the
 * file, which lies in the repository, where Node finds other packages. It is removed after the tests.
 */
export function bundleProgram(entry: string): string {
  const programs = join(root, '.state', 'programs');
  mkdirSync(programs, { recursive: true });
  const folder = mkdtempSync(join(programs, 'program-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const outfile = join(folder, 'program.cjs');
  buildSync({
    entryPoints: [entry],
    outfile,
    bundle: true,
    platform: 'node',
    packages: 'external',
    tsconfig: join(root, 'tsconfig.check.json'),
    logLevel: 'error',
  });
  return outfile;
}
