/** Bundles the contenders and the tests' n8n engine so that Node can run them. */
import { mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export const root = fileURLToPath(new URL('../../..', import.meta.url));
const bundle = join(root, '.state', 'bench', 'n8n-contenders.cjs');

/** Bundles `contenders.ts` for Node. The benchmark itself is a plain program, so it cannot import TypeScript. */
export async function bundleContenders() {
  mkdirSync(join(root, '.state', 'bench'), { recursive: true });
  await build({
    entryPoints: [join(root, 'test/bench/n8n/contenders.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    packages: 'external',
    tsconfig: join(root, 'tsconfig.check.json'),
    logLevel: 'error',
  });
}

export const loadContenders = () => createRequire(import.meta.url)(bundle);
