import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../workspace.mjs';
import { readDescribed } from './described.mjs';
import { catalogueText, Literals } from './literals.mjs';
import { noteOperations, operationsText } from './operations.mjs';
import { notePayloads, payloadsText } from './payloads.mjs';
import { pruneDeclarations } from './prune.mjs';
import { Shapes } from './shapes.mjs';

const importsOf = (imports) =>
  Object.entries(imports)
    .map(([from, names]) => `import type { ${names.join(', ')} } from '${from}';\n`)
    .join('');

const kebab = (name) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Only what a text speaks of is imported. */
const named = (names, text) => names.filter((name) => new RegExp(`\\b${name}\\b`).test(text));

/**
 * Writes the declarations that developers meet, anew from the catalogue: the sources infer the same types, but an
 * editor would show no word of what the catalogue says, and the compiler of every user would infer them again.
 *
 * @param dist where the declarations of the core are.
 */
export async function writeDeclarations(esbuild, dist) {
  const { catalogue, entries, webhookEvents, guidePage } = await readDescribed(esbuild);
  const shapes = new Shapes();
  noteOperations(entries, shapes);
  notePayloads(webhookEvents, shapes);
  const declarations = shapes.declarations();
  const operations = operationsText(catalogue, entries, shapes);
  const payloads = payloadsText(webhookEvents, shapes, guidePage);
  const shapesOf = (text) => named(shapes.names(), text);

  mkdirSync(join(dist, 'described'), { recursive: true });
  writeFileSync(
    join(dist, 'described', 'shapes.d.ts'),
    `${importsOf({ '../schema/value-types': ['FileInput', 'FileOutput', 'Open'] })}\n${declarations}`,
  );
  const imports = {
    '../bulk/bulk-send': ['BulkSend'],
    '../bulk/options': ['BulkOptions'],
    '../bulk/source': ['BulkSource'],
    '../bulk/checkpoint-error': ['CheckpointError'],
    '../catalogue': ['Apis'],
    '../described/shapes': shapesOf(operations),
    '../schema/value-types': named(['FileInput', 'FileOutput', 'Open'], operations),
    './call': ['Call', 'Caller'],
    './errors': ['ApiError', 'EightByEightError', 'RejectedError', 'TransportError', 'ValidationError'],
    './export-call': ['ExportCall'],
    './job-call': ['JobCall'],
    './paged-call': ['PagedCall'],
    './settings': ['CallOptions'],
  };
  writeFileSync(
    join(dist, 'transport', 'described.d.ts'),
    `${importsOf(imports)}export type * from '../described/shapes';\n\n${operations}`,
  );
  writeFileSync(
    join(dist, 'webhooks', 'described-payloads.d.ts'),
    `${importsOf({ '../described/shapes': shapesOf(payloads) })}\n${payloads}`,
  );
  writeCatalogue(catalogue, dist);
  pruneDeclarations(dist, entryPoints());
}

/** The declarations that the package's manifest names. */
function entryPoints() {
  const { exports } = JSON.parse(readFileSync(join(root, 'core', 'package.json'), 'utf8'));
  return Object.values(exports)
    .map(({ types }) => types?.replace('./dist/', ''))
    .filter((types) => types !== undefined);
}

/** The catalogue as the literal types that the compiler gives it, without the repeats. */
function writeCatalogue(catalogue, dist) {
  const literals = new Literals(catalogue);
  for (const [apiName, text] of Object.entries(catalogueText(catalogue, literals))) {
    const imports = importsOf({ './literals': named(literals.names(), text) });
    writeFileSync(join(dist, 'catalogue', `${kebab(apiName)}.d.ts`), `${imports}\n${text}`);
  }
  writeFileSync(join(dist, 'catalogue', 'literals.d.ts'), literals.declarations());
}
