import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';

import { filesUnder } from './stamps.mjs';
import { root } from './workspace.mjs';

const CORE = { specifier: 'cpaas-8x8/pure', source: 'core/src/pure.ts', output: 'core/index.js' };
const ENTRY = /\.(node|credentials)\.ts$/;
const ASSET = /\.(svg|png|node\.json)$/;

/** Readable on purpose: n8n's reviewers read what is published, not what it was made from. */
const OPTIONS = {
  absWorkingDir: root,
  bundle: true,
  charset: 'utf8',
  format: 'cjs',
  legalComments: 'none',
  logLevel: 'silent',
  platform: 'node',
  target: 'node20',
  tsconfigRaw: { compilerOptions: { strict: true, target: 'ES2023' } },
};

const posix = (path) => path.split(sep).join('/');
const withDot = (path) => (path.startsWith('.') ? path : `./${path}`);
const outputOf = (source) => relative(root, source).replace(/\.ts$/, '.js');

/**
 * One source, one output: whatever a file imports stays a `require`. So dist mirrors the sources, what nodes
 * share is loaded once, and the core, which is a package in the sources, becomes a file beside them.
 */
const oneFileEach = {
  name: 'one-file-each',
  setup(build) {
    build.onResolve({ filter: /.*/ }, async (args) => {
      if (args.kind === 'entry-point' || args.pluginData === oneFileEach) return undefined;
      const from = dirname(outputOf(args.importer));
      const required = (output) => ({ path: withDot(posix(relative(from, output))), external: true });
      if (args.path === CORE.specifier) return required(CORE.output);
      if (!args.path.startsWith('.')) return { path: args.path, external: true };
      const { path, errors } = await build.resolve(args.path, {
        resolveDir: args.resolveDir,
        kind: args.kind,
        importer: args.importer,
        pluginData: oneFileEach,
      });
      if (errors.length > 0) return { errors };
      return path.endsWith('.ts') ? required(outputOf(path)) : undefined;
    });
  },
};

async function readable(esbuild, build) {
  try {
    return await build;
  } catch (error) {
    if (!error.errors) throw error;
    const color = Boolean(process.stdout.isTTY);
    const messages = await esbuild.formatMessages(error.errors, { kind: 'error', color });
    throw new Error(`The n8n package does not build:\n\n${messages.join('\n')}`, { cause: error });
  }
}

/** The sources that the nodes and credentials reach; what is only a type is not among them. */
async function sourcesReached(esbuild, entryPoints) {
  const { metafile } = await esbuild.build({
    ...OPTIONS,
    entryPoints,
    packages: 'external',
    write: false,
    metafile: true,
    outdir: 'unwritten',
  });
  return Object.keys(metafile.inputs).filter((input) => input.endsWith('.ts'));
}

/** Builds the n8n package into the root's `dist`. */
export async function buildN8nPackage() {
  const esbuild = await import('esbuild');
  const dist = join(root, 'dist');
  const fresh = join(root, '.state', 'new', 'n8n');
  rmSync(fresh, { recursive: true, force: true });
  const ours = filesUnder(join(root, 'nodes'), join(root, 'credentials'));
  const entries = ours.filter((file) => ENTRY.test(file));
  if (entries.length === 0)
    throw new Error('The n8n package has no nodes yet: nodes/**/*.node.ts matches nothing.');

  const sources = await readable(esbuild, sourcesReached(esbuild, entries));
  await readable(
    esbuild,
    esbuild.build({ ...OPTIONS, entryPoints: sources, outbase: root, outdir: fresh, plugins: [oneFileEach] }),
  );
  await readable(
    esbuild,
    esbuild.build({ ...OPTIONS, entryPoints: [CORE.source], outfile: join(fresh, CORE.output) }),
  );
  for (const file of [...filesUnder(join(root, 'icons')), ...ours].filter((path) => ASSET.test(path))) {
    const target = join(fresh, relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}
