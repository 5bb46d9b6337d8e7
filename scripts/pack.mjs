import { join } from 'node:path';
import { pnpm, root, run } from './setup.mjs';

/**
 * Packs the built packages into `.state/tarballs`, as publishing would: `npm run pack`. Apps can install the tarballs
 * before the packages are published. npm itself would leave `workspace:^` in the dependencies.
 */
const { command, args, cwd } = pnpm('-r', 'pack', '--pack-destination', join(root, '.state', 'tarballs'));
process.exitCode = run(command, args, { cwd });
