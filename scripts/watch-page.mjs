import { join } from 'node:path';

import { build } from 'vite';

import { root } from './setup.mjs';

/** Builds the page of the sandbox now, and again whenever one of its source files changes. */
export async function watchPage() {
  const configFile = join(root, 'sandbox', 'vite.config.mts');
  await build({ configFile });
  await build({ configFile, build: { watch: {} } });
}
