import { cpSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';

import { tsconfigRaw } from './compiler-options.mjs';
import { foldedText } from './folded.mjs';
import { buildN8nCore } from './n8n-core.mjs';
import { classNameOf, madeFrom, shownCredential, shownNode, withoutDescription } from './n8n-shown.mjs';
import { filesUnder } from './stamps.mjs';
import { root } from './workspace.mjs';

const CORE = { source: 'core/src/pure.ts', output: 'core/index.js' };
/** What the files that n8n reads at its start need beside them. */
const UNFOLDING = 'nodes/unfolded.ts';
const PROPERTIES = 'nodes/properties.json';
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
  tsconfigRaw,
};

const fromRoot = (path) => relative(root, path).split(sep).join('/');
const outputOf = (source) => source.replace(/\.ts$/, '.js');

/**
 * What lies in a node's own folder is bundled into the node. What nodes share lies outside these folders, is built
 * once and stays a `require`; and the core becomes a file beside them.
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
          return {
            path: specifier.startsWith('.') ? specifier : `./${specifier}`,
            external: true,
            sideEffects: false,
          };
        };
        if (!path.startsWith('.')) return { path, external: true };

        const resolved = await build.resolve(path, { kind, importer, resolveDir, pluginData: plugin });
        if (resolved.errors.length > 0) return { errors: resolved.errors };
        const target = fromRoot(resolved.path);
        const owner = ownerOf(target);
        if (!target.endsWith('.ts')) return undefined;
        if (target === CORE.source) return required(CORE.output);
        if (owner && owner === ownerOf(source)) return { path: resolved.path, sideEffects: false };
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

/** Nodes as they are when they run: what they show was read from elsewhere. */
const withoutDescriptions = {
  name: 'without-descriptions',
  setup(build) {
    build.onLoad({ filter: /\.node\.ts$/ }, ({ path }) => ({
      contents: withoutDescription(readFileSync(path, 'utf8')),
      loader: 'ts',
    }));
  },
};

/** The sources that the running nodes reach; what is only a type is not among them. */
async function sourcesReached(esbuild, entryPoints) {
  const { metafile } = await esbuild.build({
    ...OPTIONS,
    entryPoints,
    packages: 'external',
    write: false,
    metafile: true,
    outdir: 'unwritten',
    plugins: [withoutDescriptions],
  });
  return Object.keys(metafile.inputs).filter((input) => input.endsWith('.ts') && !input.startsWith('core/'));
}

/** Builds what nodes do: a file of each node's own, and one of each source that they share. */
async function buildCode(esbuild, nodes, fresh) {
  const folders = nodes.map((node) => posix.dirname(node));
  const isOwn = (source) => folders.some((folder) => source.startsWith(`${folder}/`));
  const shared = (await sourcesReached(esbuild, nodes)).filter((source) => !isOwn(source));
  const entryPoints = [
    ...nodes.map((node) => ({ in: node, out: node.replace(/\.node\.ts$/, '.code') })),
    ...[...shared, UNFOLDING].map((source) => ({ in: source, out: source.replace(/\.ts$/, '') })),
  ];
  const plugins = [bundleOwnFolders(folders), withoutDescriptions];
  await esbuild.build({ ...OPTIONS, entryPoints, plugins, outdir: fresh });
}

/** Writes the files that n8n reads at its start, and the properties of all nodes in one file beside them. */
async function writeShown(esbuild, entries, fresh) {
  const { format } = await import('prettier');
  const made = await madeFrom(esbuild, entries, OPTIONS);
  const properties = {};
  for (const [entry, object] of made) {
    const isNode = entry.endsWith('.node.ts');
    if (isNode) properties[classNameOf(entry)] = object.description.properties;
    const source = isNode ? shownNode(entry, object) : shownCredential(entry, object);
    const file = join(fresh, outputOf(entry));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, await format(source, { parser: 'babel', singleQuote: true, printWidth: 120 }));
  }
  writeFileSync(join(fresh, PROPERTIES), foldedText(properties));
}

/** Builds the n8n package into the root's `dist`. */
export async function buildN8nPackage() {
  const esbuild = await import('esbuild');
  const dist = join(root, 'dist');
  const fresh = join(root, '.state', 'new', 'n8n');
  rmSync(fresh, { recursive: true, force: true });
  const ours = filesUnder(join(root, 'nodes'), join(root, 'credentials'));
  const entries = ours.filter((file) => ENTRY.test(file)).map(fromRoot);
  const nodes = entries.filter((entry) => entry.endsWith('.node.ts'));
  if (nodes.length === 0)
    throw new Error('The n8n package has no nodes yet: nodes/**/*.node.ts matches nothing.');

  await readable(esbuild, buildCode(esbuild, nodes, fresh));
  const files = filesUnder(fresh);
  await readable(esbuild, buildN8nCore(esbuild, OPTIONS, { files, folder: fresh, output: CORE.output }));
  await readable(esbuild, writeShown(esbuild, entries, fresh));
  for (const file of [...filesUnder(join(root, 'icons')), ...ours].filter((path) => ASSET.test(path))) {
    const target = join(fresh, relative(root, file));
    mkdirSync(dirname(target), { recursive: true });
    cpSync(file, target);
  }
  rmSync(dist, { recursive: true, force: true });
  renameSync(fresh, dist);
}
