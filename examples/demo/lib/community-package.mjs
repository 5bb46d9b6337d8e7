import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readJson } from './n8n-home.mjs';

const DROPPED_BY_N8N = ['devDependencies', 'peerDependencies', 'optionalDependencies'];

/**
 * Installs a packed community package in the same place as n8n's settings page: unpacked under
 * `.n8n/nodes/node_modules`, without the dependency lists that n8n removes, and listed in `.n8n/nodes/package.json`.
 *
 * n8n loads every `n8n-nodes-*` folder there when it starts. The row in its database is only used by the settings page.
 *
 * @param {{ tarball: string, home: string }} options
 * @returns {Promise<{ name: string, version: string }>}
 */
export async function installCommunityPackage({ tarball, home }) {
  const nodes = join(home, '.n8n', 'nodes');
  const staging = join(nodes, 'unpacking');
  await rm(staging, { recursive: true, force: true });
  await mkdir(staging, { recursive: true });
  await promisify(execFile)('tar', ['-xzf', tarball, '-C', staging, '--strip-components=1']);

  const manifest = JSON.parse(await readFile(join(staging, 'package.json'), 'utf8'));
  for (const list of DROPPED_BY_N8N) delete manifest[list];
  const dependencies = Object.keys(manifest.dependencies ?? {});
  if (dependencies.length > 0) {
    throw new Error(
      `${manifest.name} must bring everything it needs, but depends on ${dependencies.join(', ')}.`,
    );
  }
  await writeJsonFile(join(staging, 'package.json'), manifest);

  const packageFolder = join(nodes, 'node_modules', manifest.name);
  await rm(packageFolder, { recursive: true, force: true });
  await mkdir(join(packageFolder, '..'), { recursive: true });
  await rename(staging, packageFolder);

  const installedFile = join(nodes, 'package.json');
  const installed = (await readJson(installedFile)) ?? {
    name: 'installed-nodes',
    private: true,
    dependencies: {},
  };
  installed.dependencies[manifest.name] = manifest.version;
  await writeJsonFile(installedFile, installed);
  return { name: manifest.name, version: manifest.version };
}

/** @param {string} file */
export async function fileFingerprint(file) {
  return createHash('sha256')
    .update(await readFile(file))
    .digest('hex');
}

/**
 * @param {string} file
 * @param {unknown} value
 */
const writeJsonFile = (file, value) => writeFile(file, JSON.stringify(value, null, 2));
