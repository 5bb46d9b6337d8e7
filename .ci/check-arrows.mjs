import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

import { readSources } from './source-facts.mjs';
import { filesUnder } from './stamps.mjs';

/** The folders that hold our code; `test` alone may see everything. */
const ROOMS = ['core', 'sandbox', 'nestjs-module', 'nodes', 'credentials', 'examples', '.ci'];
const OUR_PACKAGES = {
  'cpaas-8x8': 'core',
  '8x8-sandbox': 'sandbox',
  'nestjs-8x8': 'nestjs-module',
  'n8n-nodes-8x8': 'nodes',
};
/** What the core offers to the other rooms: the entries of its package. */
const CORE_ENTRIES = new Set(
  Object.keys(JSON.parse(readFileSync(new URL('../core/package.json', import.meta.url), 'utf8')).exports)
    .filter((entry) => entry !== './package.json')
    .map((entry) => entry.replace(/^\./, 'cpaas-8x8')),
);
const N8N_MAY_IMPORT = new Set(['n8n-workflow', 'crypto', 'node:crypto']);
const SOURCE = /\.[cm]?[jt]sx?$/;

/** What the core is given (`http`, `sleep`, `now`, `random`) and so may not take; `src/node` gives it. */
const NOT_IN_THE_CORE = new Set([
  ...['process', 'Buffer', 'global', 'globalThis', 'console', 'require', 'module', '__dirname', '__filename'],
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
  ...['fetch', 'XMLHttpRequest', 'WebSocket', 'performance', 'navigator', 'eval', 'Function', 'NodeJS'],
  ...['Math.random', 'Date.now', 'new Date()', 'AbortSignal.timeout'],
]);

/** Where an import leads: into one of our folders, or out of the house. */
function targetOf(root, file, specifier) {
  if (specifier.startsWith('.') || specifier.startsWith('/')) {
    const path = relative(root, resolve(dirname(file), specifier))
      .split(sep)
      .join('/');
    return { room: path.split('/')[0], path };
  }
  const name = specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
  if (Object.hasOwn(OUR_PACKAGES, name)) return { room: OUR_PACKAGES[name], package: specifier };
  if (specifier.startsWith('node:') || builtinModules.includes(specifier)) return { builtin: specifier };
  return { package: specifier };
}

const isNodePart = (path) => path === 'core/src/node' || path.startsWith('core/src/node/');

function coreRule(file, target) {
  if (target.builtin)
    return isNodePart(file) ? undefined : 'core does no I/O: only core/src/node may import Node modules';
  if (target.package) return 'core has no dependencies, and reaches itself by relative paths';
  if (target.room !== 'core') return 'nothing in core knows n8n, Nest or the sandbox';
  if (isNodePart(target.path) && !isNodePart(file) && file !== 'core/src/index.ts')
    return 'only core/src/index.ts brings in core/src/node: all else must be pure';
  return undefined;
}

function beside(room) {
  return (_file, target) => {
    if (!target.room || (!target.package && target.room === room)) return undefined;
    if (CORE_ENTRIES.has(target.package)) return undefined;
    return `of our packages, ${room} may import only ${[...CORE_ENTRIES].join(', ')}, by name`;
  };
}

const nestTesting = 'nestjs-module/src/testing/';

/** The sandbox comes with the entry for tests, and with nothing that runs in production. */
function nestRule(file, target) {
  if (target.package === '8x8-sandbox' && file.startsWith(nestTesting)) return undefined;
  if (!file.startsWith(nestTesting) && target.path?.startsWith(nestTesting))
    return 'nothing but tests may need what is there for tests';
  return beside('nestjs-module')(file, target);
}

function n8nRule(_file, target) {
  const name = target.builtin ?? target.package;
  if (name)
    return N8N_MAY_IMPORT.has(name)
      ? undefined
      : `n8n nodes may import only ${[...N8N_MAY_IMPORT].join(', ')}`;
  if (target.room === 'nodes' || target.room === 'credentials' || target.path === 'core/src/pure')
    return undefined;
  return 'n8n nodes may import only from nodes, credentials and core/src/pure, by path';
}

function examplesRule(file, target) {
  return file.startsWith('examples/demo/') && target.room === 'test'
    ? 'the demo must run without the tests'
    : undefined;
}

const RULES = {
  core: coreRule,
  sandbox: beside('sandbox'),
  'nestjs-module': nestRule,
  nodes: n8nRule,
  credentials: n8nRule,
  examples: examplesRule,
};

function brokenRule(room, file, target) {
  const fromN8n = room === 'nodes' || room === 'credentials';
  if (!fromN8n && (target.room === 'nodes' || target.room === 'credentials'))
    return 'nothing but tests may import from nodes or credentials';
  return RULES[room]?.(file, target);
}

/** Every import and global that goes against the arrows of the house, as `{ file, line, what, rule }`. */
export function arrowViolations(root) {
  const files = filesUnder(...ROOMS.map((room) => join(root, room))).filter((file) => SOURCE.test(file));
  return readSources(files, { globals: NOT_IN_THE_CORE }).flatMap((facts) => {
    const file = relative(root, facts.path).split(sep).join('/');
    const room = file.split('/')[0];
    const violations = [];
    for (const { specifier, line } of facts.imports) {
      const rule =
        specifier === null
          ? room !== 'examples' && room !== '.ci' && 'an import must name what it imports'
          : brokenRule(room, file, targetOf(root, facts.path, specifier));
      if (rule) violations.push({ file, line, what: `imports ${specifier ?? 'something computed'}`, rule });
    }
    if (room === 'core' && file.startsWith('core/src/') && !isNodePart(file))
      for (const { name, line } of facts.globals)
        violations.push({
          file,
          line,
          what: `uses ${name}`,
          rule: 'core is given its I/O, time and chance; only core/src/node takes them',
        });
    return violations;
  });
}

/** Prints violations as `file:line what: rule` and answers whether there were none. */
export function report(title, violations) {
  for (const { file, line, what, rule } of violations) console.error(`${file}:${line} ${what}: ${rule}`);
  console.log(
    violations.length === 0 ? `${title}: in order` : `${title}: ${violations.length} against the rules`,
  );
  return violations.length === 0;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));
  if (!report('Arrows', arrowViolations(root))) process.exitCode = 1;
}
