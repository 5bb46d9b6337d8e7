import { existsSync, readFileSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { report } from './check-arrows.mjs';
import { readSources } from './source-facts.mjs';
import { filesUnder } from './stamps.mjs';

const LIBRARIES = ['core', 'sandbox', 'nestjs-module'];
const N8N_MAY_REQUIRE = new Set(['n8n-workflow', 'crypto', 'node:crypto']);

/** What n8n's scan forbids in a published file, and what it forbids under other names. */
const FORBIDDEN_IN_N8N = new Set([
  ...['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'setImmediate', 'clearImmediate'],
  ...['global', 'globalThis', 'process', '__dirname', '__filename', 'console', 'eval', 'Function'],
]);

const isFile = (path) => existsSync(path) && statSync(path).isFile();

/** Whether a relative import finds a file, as CommonJS looks for it; a declaration finds one of its own kind. */
function findsFile(from, specifier) {
  const path = resolve(dirname(from), specifier);
  const candidates = from.endsWith('.d.ts')
    ? [path.replace(/\.js$/, '.d.ts'), `${path}.d.ts`, join(path, 'index.d.ts')]
    : [path, `${path}.js`, `${path}.json`, join(path, 'index.js')];
  return candidates.some(isFile);
}

function importRule(path, specifier, mayImport, who) {
  if (specifier === null) return 'it must name what it imports';
  if (specifier.startsWith('.')) return findsFile(path, specifier) ? undefined : 'there is no such file';
  return mayImport(specifier) ? undefined : who;
}

function iconRule(path, text) {
  return isFile(resolve(dirname(path), text.slice('file:'.length))) ? undefined : 'there is no such icon';
}

function violationsIn(root, files, { mayImport, who, globals = new Set() }) {
  return readSources(files, { globals }).flatMap(({ path, imports, globals: used, strings }) => {
    const found = [
      ...imports.map(({ specifier, line }) => ({
        line,
        what: `imports ${specifier ?? 'something computed'}`,
        rule: importRule(path, specifier, mayImport, who),
      })),
      ...used.map(({ name, line }) => ({ line, what: `uses ${name}`, rule: 'n8n forbids this global' })),
      ...strings
        .filter(({ text }) => /^file:.*\.(svg|png)$/.test(text))
        .map(({ text, line }) => ({ line, what: `shows ${text}`, rule: iconRule(path, text) })),
    ];
    return found
      .filter(({ rule }) => rule)
      .map((violation) => ({ file: relative(root, path), ...violation }));
  });
}

/** That package.json names every node and credential that was built, and no other. */
function registrationViolations(root, { n8n }) {
  const named = [...(n8n?.nodes ?? []), ...(n8n?.credentials ?? [])];
  const built = filesUnder(join(root, 'dist'))
    .map((path) => relative(root, path))
    .filter((path) => /\.(node|credentials)\.js$/.test(path));
  const missing = named.filter((path) => !isFile(join(root, path)));
  const unnamed = built.filter((path) => !named.includes(path));
  return [
    ...missing.map((path) => ({
      file: 'package.json',
      line: 1,
      what: `names ${path}`,
      rule: 'there is no such file',
    })),
    ...unnamed.map((path) => ({
      file: path,
      line: 1,
      what: 'is published',
      rule: 'package.json must name it under n8n',
    })),
  ];
}

const manifestOf = (folder) => JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));

/** What is wrong with the n8n package in `root`: its `dist` as n8n's verification and n8n itself would find it. */
export function n8nDistViolations(root) {
  const files = filesUnder(join(root, 'dist')).filter((file) => file.endsWith('.js'));
  if (files.length === 0) return [{ file: 'dist', line: 1, what: 'is empty', rule: 'build first' }];
  return [
    ...violationsIn(root, files, {
      mayImport: (specifier) => N8N_MAY_REQUIRE.has(specifier),
      who: `n8n installs no dependencies: only ${[...N8N_MAY_REQUIRE].join(', ')} are there`,
      globals: FORBIDDEN_IN_N8N,
    }),
    ...registrationViolations(root, manifestOf(root)),
  ];
}

/** What a library's `dist`, its declarations too, imports without having declared it. */
export function libraryDistViolations(root, folder) {
  const files = filesUnder(join(root, folder, 'dist')).filter((file) => /\.(js|d\.ts)$/.test(file));
  if (files.length === 0) return [{ file: `${folder}/dist`, line: 1, what: 'is empty', rule: 'build first' }];
  const { dependencies = {}, peerDependencies = {} } = manifestOf(join(root, folder));
  const declared = new Set(Object.keys({ ...dependencies, ...peerDependencies }));
  const nameOf = (specifier) =>
    specifier
      .split('/')
      .slice(0, specifier.startsWith('@') ? 2 : 1)
      .join('/');
  const isBuiltin = (specifier) => specifier.startsWith('node:') || builtinModules.includes(specifier);
  return violationsIn(root, files, {
    mayImport: (specifier) => isBuiltin(specifier) || declared.has(nameOf(specifier)),
    who: `${folder}/package.json does not declare it`,
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const root = resolve(process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url))));
  const violations = [
    ...n8nDistViolations(root),
    ...LIBRARIES.flatMap((folder) => libraryDistViolations(root, folder)),
  ];
  if (!report('Dist', violations)) process.exitCode = 1;
}
