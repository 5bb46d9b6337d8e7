import { cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

import { run } from './command.mjs';
import { filesUnder } from './stamps.mjs';
import { root } from './workspace.mjs';

/** What stands beside the sources and is read at run time: a web page, say. */
function copyWhatIsNotTypeScript(from, to) {
  for (const file of filesUnder(from)) {
    if (file.endsWith('.ts')) continue;
    const target = join(to, relative(from, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
}

/**
 * Compiles a package, with further flags for the compiler, beside where it was compiled before.
 *
 * @returns The folder with what came of it.
 */
export async function compile(folder, flags = []) {
  const fresh = join(root, '.state', 'new', folder);
  rmSync(fresh, { recursive: true, force: true });
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const project = ['-p', join(root, folder, 'tsconfig.json'), '--outDir', fresh];
  const pretty = ['--pretty', String(Boolean(process.stdout.isTTY))];
  const { code, output } = await run(process.execPath, [tsc, ...project, ...pretty, ...flags], {
    cwd: root,
    quiet: true,
    allowFailure: true,
  });
  if (code !== 0) {
    rmSync(fresh, { recursive: true, force: true });
    throw new Error(`${folder} does not compile:\n\n${output}`);
  }
  if (!existsSync(fresh)) throw new Error(`${folder} has nothing to compile: is ${folder}/src empty?`);
  return fresh;
}

/** The old `dist` stays until the new one is complete: who is using it meanwhile never meets half of it. */
export function replace(dist, fresh) {
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}

/** Compiles a package to CommonJS and type declarations. */
export async function buildLibrary(folder) {
  const fresh = await compile(folder);
  copyWhatIsNotTypeScript(join(root, folder, 'src'), fresh);
  replace(join(root, folder, 'dist'), fresh);
}
