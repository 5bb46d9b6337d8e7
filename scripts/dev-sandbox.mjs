import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { root } from './setup.mjs';
import { watchPage } from './watch-page.mjs';

/** `npm run dev:sandbox`: a sandbox that starts again when a source file changes. The page is built again on a change. */
await watchPage();
const args = [
  join(root, 'node_modules', 'tsx', 'dist', 'cli.mjs'),
  ...['watch', '--tsconfig', 'tsconfig.check.json', 'sandbox/src/cli.ts', '--state', '.state/dev-sandbox'],
];
spawn(process.execPath, args, { cwd: root, stdio: 'inherit' }).once('exit', (code) =>
  process.exit(code ?? 0),
);
