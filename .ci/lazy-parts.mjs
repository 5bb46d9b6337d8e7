import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

import { exportsOf } from './lean-sources.mjs';
import { root } from './workspace.mjs';

/**
 * What most programs that send a message never run, by the name of its file in `dist`. Each is read when something in
 * it is first used: a name that was exported, or a function that needs it.
 */
export const LAZY_PARTS = {
  'batch-results': 'core/src/transport/batch-results.ts',
  'bulk-run': 'core/src/bulk/run.ts',
  csv: 'core/src/csv/index.ts',
  'file-checkpoint': 'core/src/node/file-checkpoint.ts',
  'lookup-codes': 'core/src/codes/lookup-codes.ts',
  'rest-codes': 'core/src/codes/rest-codes.ts',
  text: 'core/src/text/index.ts',
  verification: 'core/src/verification/index.ts',
  voice: 'core/src/voice/index.ts',
  'voice-codes': 'core/src/codes/voice-codes.ts',
  watching: 'core/src/watching/index.ts',
  webhooks: 'core/src/webhooks/index.ts',
};

const nameBySource = new Map(Object.entries(LAZY_PARTS).map(([name, source]) => [source, name]));

/** The lazy part that an import leads to, if it leads to one. */
function partAt(path, resolveDir) {
  const target = relative(root, resolve(resolveDir, path)).split(sep).join('/');
  return nameBySource.get(`${target}.ts`) ?? nameBySource.get(`${target}/index.ts`);
}

/** `export *` from a lazy part, with the names spelled out: who reads them later must know them now. */
function spelledOut(esbuild, source, resolveDir) {
  return source.replaceAll(/^export \* from '(\.[^']*)';$/gm, (statement, path) => {
    const part = partAt(path, resolveDir);
    if (!part) return statement;
    const names = Object.keys(exportsOf(esbuild, join(root, LAZY_PARTS[part])));
    return `export { ${names.join(', ')} } from '${path}';`;
  });
}

/** Keeps the lazy parts out of whatever imports them: each import stays one, of a file beside. */
export function lazyParts(esbuild) {
  return {
    name: 'lazy-parts',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, kind, resolveDir }) => {
        const part = kind === 'entry-point' ? undefined : partAt(path, resolveDir);
        return part && { path: `./${part}.js`, external: true, sideEffects: false };
      });
      build.onLoad({ filter: /core\/src\/machinery\.ts$/ }, ({ path }) => ({
        contents: spelledOut(esbuild, readFileSync(path, 'utf8'), join(path, '..')),
        loader: 'ts',
      }));
    },
  };
}

/** CommonJS that requires the lazy parts where it uses them, not where it begins. */
export function requiredLater(code) {
  return Object.keys(LAZY_PARTS).reduce((text, part) => {
    const name = `import_${part.replaceAll('-', '_')}`;
    const eager = `var ${name} = require("./${part}.js");\n`;
    if (!text.includes(eager)) return text;
    const lazy = `var loaded_${name};\nvar ${name} = () => loaded_${name} ??= require("./${part}.js");\n`;
    return text.replaceAll(`${name}.`, `${name}().`).replace(eager, lazy);
  }, code);
}
