import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

/**
 * Installs the client libraries with which `peers.bench.mjs` compares ours. They stay outside the workspace, and are
 * installed once. Returns a `require` for them, or the reason why it failed.
 */
export function installPeers() {
  try {
    if (!existsSync(`${folder}node_modules`))
      execFileSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
        cwd: folder,
        stdio: 'pipe',
        timeout: 180_000,
      });
    return { require: createRequire(`${folder}package.json`) };
  } catch (error) {
    return { reason: String(error.message).split('\n')[0] };
  }
}
