import { readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

import { exportsOf } from './run-bundle.mjs';
import { root } from './workspace.mjs';

/**
 * What most programs that send a message never run, by the name of its file in `dist`. Each is read when something in
 * it is first used: a name that was exported, or a function that needs it.
 *
 * No file is named like a folder of declarations beside it: TypeScript would take the file for it.
 */
export const LAZY_PARTS = {
  'lazy-bulk-run': 'core/src/bulk/run.ts',
  'lazy-checkpoint-error': 'core/src/bulk/checkpoint-error.ts',
  'lazy-csv': 'core/src/csv/index.ts',
  'lazy-file-checkpoint': 'core/src/node/file-checkpoint.ts',
  'lazy-lookup-codes': 'core/src/codes/lookup-codes.ts',
  'lazy-rest-codes': 'core/src/codes/rest-codes.ts',
  'lazy-text': 'core/src/text/index.ts',
  'lazy-verification': 'core/src/verification/index.ts',
  'lazy-voice': 'core/src/voice/index.ts',
  'lazy-voice-codes': 'core/src/codes/voice-codes.ts',
  'lazy-watching': 'core/src/watching/index.ts',
  'lazy-webhook-slots': 'core/src/webhook-slots/index.ts',
  'lazy-webhooks': 'core/src/webhooks/index.ts',
};

const nameBySource = new Map(Object.entries(LAZY_PARTS).map(([name, source]) => [source, name]));

const fromRoot = (path) => relative(root, path).split(sep).join('/');
const isPart = (path) => nameBySource.has(fromRoot(path));

/** The lazy part that an import leads to, if it leads to one. */
function partAt(path, resolveDir) {
  const target = fromRoot(resolve(resolveDir, path));
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

/** What all calls need, and with it whatever it imports. */
const CALLS = join(root, 'core/src/transport/index.ts');

/** Entry points that need some of that, and are little used without a client. */
const ALMOST_CALLS = new Set(['core/src/automation/index.ts', 'core/src/open-api/index.ts']);

/**
 * Keeps the lazy parts out of whatever imports them: each import stays one, of a file beside.
 *
 * Each part pretends to need all that calls need, which a program has loaded anyway, and so do the entry points that
 * need some of it: so esbuild keeps that in one file, instead of one for each set of parts that share something of it.
 */
export function lazyParts(esbuild) {
  const contentsOf = (path) => readFileSync(path, 'utf8');
  return {
    name: 'lazy-parts',
    setup(build) {
      build.onResolve({ filter: /^\./ }, ({ path, kind, importer, resolveDir }) => {
        const part = kind === 'entry-point' ? undefined : partAt(path, resolveDir);
        if (part) return { path: `./${part}.js`, external: true, sideEffects: false };
        // One for each entry point, so that none gets the names of lazy parts by way of a file that they share.
        if (path === './machinery') return { path: join(resolveDir, 'machinery.ts'), suffix: `?${importer}` };
        return undefined;
      });
      build.onResolve({ filter: /^calls$/ }, () => ({ path: CALLS, sideEffects: true }));
      build.onLoad({ filter: /core\/src\/machinery\.ts$/ }, ({ path }) => ({
        contents: spelledOut(esbuild, contentsOf(path), join(path, '..')),
        loader: 'ts',
      }));
      build.onLoad({ filter: /core\/src\/.*\.ts$/, namespace: 'file' }, ({ path }) =>
        isPart(path) || ALMOST_CALLS.has(fromRoot(path))
          ? { contents: `${contentsOf(path)}\nimport 'calls';\n`, loader: 'ts' }
          : undefined,
      );
    },
  };
}

/** Whether a file of `dist` is a lazy part. */
export const isLazy = (path) => path.startsWith('./lazy-');
