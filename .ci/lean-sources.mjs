import { createRequire } from 'node:module';
import { join, relative, sep } from 'node:path';
import { readFileSync } from 'node:fs';

import { root } from './workspace.mjs';

/** What the catalogue says to people and to documents, and a call does not need. */
const PROSE = new Set(['title', 'description', 'examples', 'deprecated', 'enum']);
const OPERATION_PROSE = new Set([
  ...['title', 'action', 'summary', 'resource', 'reading'],
  ...['docs', 'openApi', 'twins', 'errors', 'success', 'otherSuccess', 'destructive'],
]);
const EVENT_PROSE = new Set(['title', 'summary', 'docs', 'webhook', 'perMessageUrl', 'payload']);
const TYPES = new Set(['string', 'number', 'integer', 'boolean', 'array', 'object']);

const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const isSchema = (value) => TYPES.has(value.type) || isFields(value.discriminator);
const isOperation = (value) => typeof value.method === 'string' && typeof value.path === 'string';
const isEvent = (value) => typeof value.family === 'string' && isFields(value.identity);

const mapFields = (value, map) =>
  Object.fromEntries(Object.entries(value).map(([name, field]) => [name, map(field, name)]));
const without = (value, names) =>
  Object.fromEntries(Object.entries(value).filter(([name]) => !names.has(name)));

/** A schema with what is checked alone. A default is filled in only where the field must be there. */
function leanSchema(schema, needed = false) {
  if (!isFields(schema)) return schema;
  const {
    properties,
    items,
    additionalProperties,
    anyOf,
    default: fallback,
    ...rest
  } = without(schema, PROSE);
  const isNeeded = (name) => name === 'product' || (schema.required ?? []).includes(name);
  return {
    ...rest,
    ...(needed && fallback !== undefined ? { default: fallback } : {}),
    ...(properties && {
      properties: mapFields(properties, (field, name) => leanSchema(field, isNeeded(name))),
    }),
    ...(items && { items: leanSchema(items) }),
    ...(additionalProperties && { additionalProperties: leanSchema(additionalProperties) }),
    ...(anyOf && { anyOf: schema.discriminator ? anyOf.map((kind) => leanSchema(kind)) : anyOf }),
  };
}

/** Of what comes back, only the kind matters: JSON, a file, or nothing. */
function leanOperation({ input, output, ...rest }) {
  const { type, format } = output ?? {};
  return {
    ...without(rest, OPERATION_PROSE),
    input: leanSchema(input),
    ...(output && { output: { ...(type && { type }), ...(format === 'binary' && { format }) } }),
  };
}

/** Data of the catalogue without its prose, whatever it is: a schema, an operation, an event, or many of them. */
export function lean(value) {
  if (!isFields(value)) return value;
  if (isOperation(value)) return leanOperation(value);
  if (isEvent(value)) return without(value, EVENT_PROSE);
  if (isSchema(value)) return leanSchema(value);
  if (isFields(value.operations))
    return { ...without(value, OPERATION_PROSE), operations: mapFields(value.operations, lean) };
  return mapFields(value, lean);
}

const isData = (value) =>
  typeof value === 'object' && value !== null
    ? Object.values(value).every(isData)
    : typeof value !== 'function' && typeof value !== 'symbol';

const keyOf = (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name));

/**
 * Data as source text. What is there more than once is written once: `const s0 = …`. Short parts are not: compressed,
 * they are shorter than names.
 */
export function literalOf(value, prefix) {
  const uses = new Map();
  const count = (part) => {
    if (typeof part !== 'object' || part === null) return;
    const text = JSON.stringify(part);
    uses.set(text, (uses.get(text) ?? 0) + 1);
    if (uses.get(text) === 1) Object.values(part).forEach(count);
  };
  count(value);
  const names = new Map();
  const declared = [];
  const write = (part) => {
    if (typeof part !== 'object' || part === null) return JSON.stringify(part);
    const text = JSON.stringify(part);
    if (uses.get(text) < 2 || text.length < 48) return writeWhole(part);
    if (!names.has(text)) {
      const whole = writeWhole(part);
      const name = `${prefix}${names.size}`;
      names.set(text, name);
      declared.push(`const ${name} = ${whole};`);
    }
    return names.get(text);
  };
  const writeWhole = (part) => {
    if (Array.isArray(part)) return `[${part.map(write).join(',')}]`;
    const fields = Object.entries(part).filter(([, field]) => field !== undefined);
    return `{${fields.map(([name, field]) => `${keyOf(name)}:${write(field)}`).join(',')}}`;
  };
  return { declared, literal: write(value) };
}

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

/** Runs a module of the core and answers what it exports: it is pure. */
export function exportsOf(esbuild, file) {
  const { outputFiles } = esbuild.buildSync({
    entryPoints: [file],
    bundle: true,
    format: 'cjs',
    platform: 'node',
    write: false,
    logLevel: 'silent',
  });
  const module = { exports: {} };
  new Function('module', 'exports', outputFiles[0].text)(module, module.exports);
  return module.exports;
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
