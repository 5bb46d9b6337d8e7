import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { buildCore } from './build-core.mjs';
import { buildLibrary } from './build-library.mjs';
import { run, secondsSince } from './command.mjs';
import { listingOf, readStamp, stampOf, writeStamp } from './stamps.mjs';
import { ensureWorkspace, oneAtATime, root } from './workspace.mjs';

const EVERY_PART = ['tsconfig.base.json', 'pnpm-lock.yaml', '.ci/build.mjs', '.ci/compiler-options.mjs'];
const LIBRARY = [...EVERY_PART, '.ci/build-library.mjs'];

/** What runs sources, and writes what they export as text. */
const AS_TEXT = ['literal-of', 'repeats', 'run-bundle'].map((name) => `.ci/${name}.mjs`);

/** What is built, each after what it needs: a part is built again when one of its inputs has changed. */
const PARTS = [
  {
    name: 'cpaas-8x8',
    dist: 'core/dist',
    inputs: [
      ...LIBRARY,
      ...['build-core', 'common-js', 'lazy-parts', 'lean', 'lean-sources'].map((name) => `.ci/${name}.mjs`),
      ...[...AS_TEXT, '.ci/declarations', 'core'],
    ],
    build: buildCore,
  },
  {
    name: '8x8-sandbox',
    dist: 'sandbox/dist',
    inputs: [...LIBRARY, 'core', 'sandbox'],
    build: () => buildLibrary('sandbox'),
  },
  {
    name: 'nestjs-8x8',
    dist: 'nestjs-module/dist',
    inputs: [...LIBRARY, 'core', 'nestjs-module'],
    build: () => buildLibrary('nestjs-module'),
  },
  {
    name: 'n8n-nodes-8x8',
    dist: 'dist',
    inputs: [
      ...EVERY_PART,
      ...['tsconfig.json', 'core/src', 'nodes', 'credentials', 'icons', 'package.json'],
    ],
    build: () => run('npm', ['exec', '--', 'n8n-node', 'build'], { cwd: root, quiet: true }),
  },
];

async function buildPart({ name, dist, inputs, build }, log) {
  const stampFile = join(root, '.state', 'built', name);
  const stamp = () => stampOf(root, inputs, listingOf(join(root, dist)));
  if (readStamp(stampFile) === stamp()) return false;
  const start = performance.now();
  // The inputs as they were before: what is saved while the compiler runs is built the next time.
  const before = stampOf(root, inputs);
  await build();
  if (stampOf(root, inputs) === before) writeStamp(stampFile, stamp());
  log(`  ${name.padEnd(14)} ${secondsSince(start)}`);
  return true;
}

/** Builds all four packages into their `dist`, or only what has changed since the last time. */
export async function buildAll({ log = console.log } = {}) {
  const work = async () => {
    let built = 0;
    log('Building');
    for (const part of PARTS) if (await buildPart(part, log)) built += 1;
    if (built === 0) log('  nothing has changed since the last build');
  };
  await oneAtATime('build', work, log);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await ensureWorkspace();
    await buildAll();
  } catch (error) {
    console.error(`\n${error.message}`);
    process.exitCode = 1;
  }
}
