import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { run } from './command.mjs';
import { pnpmCommand, pnpmEnv, root } from './workspace.mjs';

/** The four packages, by name, and where each is packed from. */
const PACKAGES = {
  'n8n-nodes-8x8': '.',
  'cpaas-8x8': 'core',
  '8x8-sandbox': 'sandbox',
  'nestjs-8x8': 'nestjs-module',
};

/**
 * Packs what is built, as publishing would, into `destination`: all packages, or those named. Answers the tarball of
 * each by its name.
 * `pnpm pack` it must be: npm would leave `workspace:*` in the dependencies.
 */
export async function packAll(destination, names = Object.keys(PACKAGES)) {
  mkdirSync(destination, { recursive: true });
  const [npx, pnpm] = pnpmCommand();
  const tarballs = {};
  for (const name of names) {
    const args = [...pnpm, 'pack', '--json', '--pack-destination', destination];
    const { output } = await run(npx, args, { cwd: join(root, PACKAGES[name]), env: pnpmEnv, quiet: true });
    tarballs[name] = JSON.parse(output.slice(output.indexOf('{'))).filename;
  }
  return tarballs;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const tarballs = await packAll(resolve(process.argv[2] ?? join(root, '.state', 'tarballs')));
  console.log(JSON.stringify(tarballs, null, 2));
}
