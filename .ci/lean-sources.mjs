import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { readFileSync } from 'node:fs';

import { lean } from './lean.mjs';
import { literalOf } from './literal-of.mjs';
import { exportsOf } from './run-bundle.mjs';
import { root } from './workspace.mjs';

const isData = (value) =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(isData)
    : typeof value !== 'function' && typeof value !== 'symbol';

/** The whole catalogue as source text that reads and makes each API when it is first asked for. */
function apisWhenAsked(catalogue) {
  const names = Object.keys(catalogue);
  return {
    declared: [
      "import { madeWhenAsked } from '../transport/made-when-asked';",
      ...names.map((name) => `import { api as ${name}Api } from '${API}${name}';`),
    ],
    literal: `madeWhenAsked({ ${names.map((name) => `${name}: () => ${name}Api()`).join(', ')} })`,
  };
}

/** The source of what makes one API of the catalogue. */
function apiSource(catalogue, name) {
  const { declared, literal } = literalOf(lean(catalogue[name]), `${name}_`);
  return `export const api = () => {\n${declared.join('\n')}\nreturn ${literal};\n}`;
}

/** The source of a module, with the data that it exports written without prose. */
function leanSource(ts, file, exported) {
  const source = readFileSync(file, 'utf8');
  const tree = ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true);
  const isExported = (statement) =>
    statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
  const data = tree.statements
    .filter((statement) => ts.isVariableStatement(statement) && isExported(statement))
    .flatMap((statement) => statement.declarationList.declarations)
    .filter(({ name }) => isData(exported[name.text]) && typeof exported[name.text] === 'object');
  if (data.length === 0) return undefined;
  const shared = [];
  let text = source;
  for (const { name, initializer } of data.toReversed()) {
    const { declared, literal } = file.endsWith('/catalogue/index.ts')
      ? apisWhenAsked(exported[name.text])
      : literalOf(lean(exported[name.text]), `${name.text}_`);
    shared.push(...declared);
    text = text.slice(0, initializer.pos) + ` ${literal}` + text.slice(initializer.end);
  }
  return withoutUnused(ts, `${shared.join('\n')}\n${text}`);
}

/** What only the prose needed: the bundler would keep it, since a spread might do something. */
function withoutUnused(ts, source) {
  const tree = ts.createSourceFile('lean.ts', source, ts.ScriptTarget.Latest, true);
  const unused = tree.statements.filter(
    (statement) =>
      ts.isVariableStatement(statement) &&
      !statement.modifiers &&
      statement.declarationList.declarations.every(
        ({ name }) =>
          ts.isIdentifier(name) && source.match(new RegExp(`\\b${name.text}\\b`, 'g')).length === 1,
      ),
  );
  const text = unused.reduceRight((rest, { pos, end }) => rest.slice(0, pos) + rest.slice(end), source);
  return unused.length ? withoutUnused(ts, text) : text;
}

/** What stands before the name of an API, where its source is imported. */
const API = 'api:';
const CATALOGUE = join(root, 'core/src/catalogue/index.ts');

/** The file of an API in `dist`, by its name. A program reads those that it calls. */
const API_FILE = 'lazy-api-';

/** The files of the APIs, as entry points. */
export const apiEntries = (esbuild) =>
  Object.fromEntries(
    Object.keys(exportsOf(esbuild, CATALOGUE).catalogue).map((name) => [
      `${API_FILE}${name}`,
      `${API}${name}`,
    ]),
  );

/** Who shows the prose to people, or passes it on to who does. */
const KEEPS_PROSE = /^core\/src\/(pure\.ts|open-api\/|catalogue\/|webhooks\/(events\.ts|families\/))/;
/** Where it stands. */
const HAS_PROSE = /^core\/src\/(catalogue\/|webhooks\/(events\.ts|simple-fields\.ts|families\/))/;

/**
 * Lets everything that carries out calls and reads webhooks see catalogue and events without prose, which is most of
 * their size. `cpaas-8x8/pure` exports them whole.
 */
export function leanSources(esbuild) {
  const ts = createRequire(join(root, 'package.json'))('typescript');
  const fromRoot = (path) => relative(root, path).split(sep).join('/');
  const sources = new Map();
  const leanSourceOf = (file) => {
    // The table of all events only gathers what the families export.
    if (file.endsWith('/webhooks/events.ts')) return readFileSync(file, 'utf8');
    if (!sources.has(file)) sources.set(file, leanSource(ts, file, exportsOf(esbuild, file)));
    return sources.get(file);
  };
  const plugin = {
    name: 'lean-sources',
    setup(build) {
      build.onResolve(
        { filter: /^\./ },
        async ({ path, kind, importer, resolveDir, namespace, pluginData }) => {
          if (kind === 'entry-point' || pluginData === plugin) return undefined;
          if (namespace !== 'lean' && KEEPS_PROSE.test(fromRoot(importer))) return undefined;
          const resolved = await build.resolve(path, { kind, importer, resolveDir, pluginData: plugin });
          if (resolved.errors.length > 0) return { errors: resolved.errors };
          const isLean = HAS_PROSE.test(fromRoot(resolved.path)) && leanSourceOf(resolved.path) !== undefined;
          return { path: resolved.path, namespace: isLean ? 'lean' : 'file', sideEffects: false };
        },
      );
      build.onResolve({ filter: new RegExp(`^${API}`) }, ({ path, kind }) => {
        const name = path.slice(API.length);
        if (kind === 'entry-point') return { path: name, namespace: 'api' };
        return { path: `./${API_FILE}${name}.js`, external: true, sideEffects: false };
      });
      build.onLoad({ filter: /.*/, namespace: 'api' }, ({ path }) => ({
        contents: apiSource(exportsOf(esbuild, CATALOGUE).catalogue, path),
      }));
      build.onLoad({ filter: /.*/, namespace: 'lean' }, ({ path }) => ({
        contents: leanSourceOf(path),
        loader: 'ts',
        resolveDir: join(path, '..'),
      }));
    },
  };
  return plugin;
}
