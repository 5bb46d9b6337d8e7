import { createRequire } from 'node:module';
import { join } from 'node:path';

import { runBundle } from './run-bundle.mjs';
import { root } from './workspace.mjs';

const requireHere = createRequire(join(root, 'package.json'));
const isFields = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasCode = (value) =>
  typeof value === 'function' || (isFields(value) && Object.values(value).some(hasCode));

/** `nodes/EightByEight/EightByEight.node.ts` → `EightByEight`, the name of the class in it. */
export const classNameOf = (entry) => entry.replace(/^.*\//, '').replace(/\..*$/, '');

/** What n8n makes of the nodes and credentials at its start, by the file: an object of each class. */
export async function madeFrom(esbuild, entries, options) {
  const bundle = await esbuild.build({
    ...options,
    stdin: { contents: entries.map((entry) => `export * from './${entry}';`).join('\n'), resolveDir: root },
    external: ['n8n-workflow'],
    write: false,
  });
  const classes = runBundle(bundle, requireHere);
  return new Map(entries.map((entry) => [entry, new classes[classNameOf(entry)]()]));
}

/** The source of a node without its description: what it does. */
export function withoutDescription(source) {
  const ts = requireHere('typescript');
  const tree = ts.createSourceFile('node.ts', source, ts.ScriptTarget.Latest, true);
  const described = tree.statements
    .filter((statement) => ts.isClassDeclaration(statement))
    .flatMap(({ members }) => [...members])
    .filter((member) => ts.isPropertyDeclaration(member) && member.name.getText() === 'description');
  return described.reduceRight((text, { pos, end }) => text.slice(0, pos) + text.slice(end), source);
}

/** A function that reads the code when it is first called, and hands on to it: `async execute(...given) { … }`. */
const later = (name, path, { constructor }) =>
  `${constructor.name === 'AsyncFunction' ? 'async ' : ''}${name}(...given) { return code().${path}.apply(this, given); }`;

const laterAll = (value, path) =>
  Object.entries(value).map(([name, inner]) =>
    typeof inner === 'function'
      ? later(name, `${path}.${name}`, inner)
      : `${name}: { ${laterAll(inner, `${path}.${name}`)} }`,
  );

function membersOf(made) {
  const methods = Object.getOwnPropertyNames(Object.getPrototypeOf(made)).filter(
    (name) => name !== 'constructor',
  );
  const fields = Object.entries(made).filter(([name]) => name !== 'description');
  return [
    ...fields.map(([name, value]) =>
      hasCode(value) ? `${name} = { ${laterAll(value, name)} };` : `${name} = ${JSON.stringify(value)};`,
    ),
    ...methods.map((name) => later(name, name, made[name])),
  ];
}

const madeBy = (entry) => `/** Made by the build from \`${entry}\``;

/** The file that n8n reads for a credential: all in it is data. */
export function shownCredential(entry, made) {
  if (Object.values(made).some(hasCode)) throw new Error(`${entry}: a credential must be data alone.`);
  const name = classNameOf(entry);
  return `${madeBy(entry)}. */\nclass ${name} { ${membersOf(made).join('\n')} }\nmodule.exports = { ${name} };\n`;
}

/**
 * The file that n8n reads for a node. What is shown is data; the code is read when something is first run, so that n8n
 * starts at once.
 */
export function shownNode(entry, made) {
  const name = classNameOf(entry);
  const description = JSON.stringify({ ...made.description, properties: undefined }).replace(
    /\}$/,
    `, properties: unfolded(properties, '${name}') }`,
  );
  return `
    const { unfolded } = require('../unfolded.js');
    const properties = require('../properties.json');
    let loaded;
    const code = () => (loaded ??= new (require('./${name}.code.js').${name})());
    ${madeBy(entry)}: what it shows. What it does is read when it is first run. */
    class ${name} { description = ${description}; ${membersOf(made).join('\n')} }
    module.exports = { ${name} };`;
}
