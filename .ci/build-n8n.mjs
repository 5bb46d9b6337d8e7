import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

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

const fromRoot = (path) => relative(root, path).split(sep).join('/');
const outputOf = (source) => source.replace(/\.ts$/, '.js');

/**
 * What lies in a node's own folder is bundled into the node. What nodes share lies outside these folders, is built
 * once and stays a `require`; and the core, which is a package in the sources, becomes a file beside them.
 */
function bundleOwnFolders(folders) {
  const ownerOf = (source) => folders.find((folder) => source.startsWith(`${folder}/`));
  const plugin = {
    name: 'bundle-own-folders',
    setup(build) {
      build.onResolve({ filter: /.*/ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind === 'entry-point' || pluginData === plugin) return undefined;
        const source = fromRoot(importer);
        const required = (output) => {
          const specifier = posix.relative(ownerOf(source) ?? posix.dirname(source), output);
          return { path: specifier.startsWith('.') ? specifier : `./${specifier}`, external: true };
        };
        if (path === CORE.specifier) return required(CORE.output);
        if (!path.startsWith('.')) return { path, external: true };

        const resolved = await build.resolve(path, { kind, importer, resolveDir, pluginData: plugin });
        if (resolved.errors.length > 0) return { errors: resolved.errors };
        const target = fromRoot(resolved.path);
        const owner = ownerOf(target);
        if (!target.endsWith('.ts') || (owner && owner === ownerOf(source))) return undefined;
        if (owner)
          return { errors: [{ text: `${target} is ${owner}'s own: what nodes share lies outside` }] };
        return required(outputOf(target));
      });
    },
  };
  return plugin;
}

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

  const folders = entries.filter((file) => file.endsWith('.node.ts')).map((file) => fromRoot(dirname(file)));
  const shared = (await readable(esbuild, sourcesReached(esbuild, entries))).filter(
    (source) => !folders.some((folder) => source.startsWith(`${folder}/`)),
  );
  const plugins = [bundleOwnFolders(folders)];
  const entryPoints = [...entries, ...shared.filter((source) => !ENTRY.test(source))];
  await readable(esbuild, esbuild.build({ ...OPTIONS, entryPoints, plugins, outbase: root, outdir: fresh }));
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
