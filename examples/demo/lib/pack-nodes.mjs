import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { pnpm } from '../../../scripts/setup.mjs';

/**
 * Packs the built n8n package, as publishing would, into a folder.
 *
 * @param {string} destination
 * @returns {Promise<string>} the tarball
 */
export async function packNodes(destination) {
  const { command, args, cwd } = pnpm('pack', '--json', '--pack-destination', destination);
  const { stdout } = await promisify(execFile)(command, args, { cwd });
  return JSON.parse(stdout).filename;
}
