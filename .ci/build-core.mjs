import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compile, replace } from './build-library.mjs';
import { commonJs } from './common-js.mjs';
import { tsconfigRaw } from './compiler-options.mjs';
import { isLazy, LAZY_PARTS, lazyParts } from './lazy-parts.mjs';
import { apiEntries, leanSources } from './lean-sources.mjs';
import { root } from './workspace.mjs';

/** The entry points by the name of their file in `dist`; what they share becomes files beside them, loaded once. */
const ENTRIES = {
  index: 'core/src/index.ts',
  pure: 'core/src/pure.ts',
  'open-api': 'core/src/open-api/index.ts',
  'automation-lists': 'core/src/automation/lists.ts',
  workflow: 'core/src/automation/index.ts',
};

/** Nothing here has side effects: what gives no names is not needed, and bundlers would warn of it. */
const IMPORT_OF_NOTHING = /^import "[^"]*";\n/gm;

/**
 * Builds the core: a few files, since Node takes longer to find a hundred small ones than to read one. esbuild shares
 * code between entry points only as ES modules, so each is then turned into CommonJS. What few programs need lies in
 * files of its own, which are read when they are needed.
 *
 * The ES modules stay beside them, in `module`, for bundlers alone: of those they take only what a program uses. Node
 * itself reads CommonJS whether it is asked by `import` or `require`, so that no class is there twice.
 */
export async function buildCore() {
  const esbuild = await import('esbuild');
  const fresh = await compile('core', ['--emitDeclarationOnly']);
  await esbuild.build({
    absWorkingDir: root,
    bundle: true,
    charset: 'utf8',
    chunkNames: 'shared-[hash]',
    entryPoints: { ...ENTRIES, ...LAZY_PARTS, ...apiEntries(esbuild) },
    format: 'esm',
    legalComments: 'none',
    logLevel: 'warning',
    outdir: fresh,
    platform: 'node',
    plugins: [lazyParts(esbuild), leanSources(esbuild)],
    splitting: true,
    target: 'node20',
    tsconfigRaw,
  });
  const modules = join(fresh, 'module');
  mkdirSync(modules);
  writeFileSync(join(modules, 'package.json'), '{ "type": "module", "sideEffects": false }\n');
  for (const name of readdirSync(fresh).filter((file) => file.endsWith('.js'))) {
    const file = join(fresh, name);
    const isEntry = Object.hasOwn(ENTRIES, name.replace(/\.js$/, ''));
    const source = readFileSync(file, 'utf8').replaceAll(IMPORT_OF_NOTHING, '');
    const code = await commonJs(esbuild, source, { isLazy, isEntry });
    if (code === undefined) {
      rmSync(file);
      continue;
    }
    writeFileSync(join(modules, name), source);
    writeFileSync(file, code);
  }
  replace(join(root, 'core', 'dist'), fresh);
}
