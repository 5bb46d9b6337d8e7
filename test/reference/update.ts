import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { CodeFacts, CodeSource } from './facts';
import { readGuides } from './guides';
import { OpenApiDocument } from './openapi-document';
import { readOperations } from './operation-facts';
import { ownValues } from './own-values';

/** Every file of facts, by its path in this folder. */
type Files = Readonly<Record<string, unknown>>;

function operationFiles(reference: string): Files {
  return Object.fromEntries(
    jsonFiles(join(reference, 'openapi')).map((name) => [
      `operations/${name}`,
      readOperations(OpenApiDocument.load(join(reference, 'openapi', name))),
    ]),
  );
}

/** One file for each family of webhooks, which is the first word of a sample's name. */
function webhookFiles(reference: string): Files {
  const files: Record<string, Record<string, unknown>> = {};
  for (const folder of ['', 'derived', 'related']) {
    for (const name of jsonFiles(join(reference, 'webhooks', folder))) {
      const sample: unknown = JSON.parse(readFileSync(join(reference, 'webhooks', folder, name), 'utf8'));
      const file = `webhooks/${name.replace(/\..*/, '').toLowerCase()}.json`;
      (files[file] ??= {})[join(folder, basename(name, '.json'))] = ownValues(sample);
    }
  }
  return files;
}

/** The sections of ERROR_CODES.md by the heading's number. */
const sections: Readonly<Record<CodeSource, number>> = {
  rest: 2,
  smsReceipt: 3,
  chatReceipt: 4,
  numberLookup: 5,
  voiceRequest: 6,
  voiceSession: 7,
};

function codeFile(reference: string): Files {
  const text = readFileSync(join(reference, 'ERROR_CODES.md'), 'utf8');
  const codesOf = (section: number): CodeFacts[] => {
    const [, rest = ''] = text.split(`\n## ${section}. `);
    const [body = ''] = rest.split('\n## ');
    return body.split('\n### ').flatMap(codesOfPart);
  };
  return {
    'error-codes.json': Object.fromEntries(
      Object.entries(sections).map(([source, section]) => [source, codesOf(section)]),
    ),
  };
}

/** The rows of a table that begin with a code and end with whether to retry. */
function codesOfPart(text: string): CodeFacts[] {
  const [, channel] = /^4\.\d (WhatsApp|Viber)/.exec(text) ?? [];
  return [...text.matchAll(/^\| (-?\d+) \|.*\| ([^|]*) \|$/gm)].map(([, code, advice = '']) => {
    const [retry] = /^(?:[YLNFS](?:\/[YLNFS])*\b|wait)/.exec(advice) ?? [];
    return { code: Number(code), ...(channel ? { channel } : {}), ...(retry ? { retry } : {}) };
  });
}

const jsonFiles = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort();

async function formatted(path: string, facts: unknown): Promise<string> {
  return format(JSON.stringify(facts), { ...(await resolveConfig(path)), filepath: path });
}

/**
 * A program: makes the facts in this folder from 8x8's reference, which is not part of the repository. It writes the
 * files, or only compares them with `--check`. README.md says what they hold.
 */
async function main(): Promise<void> {
  const check = process.argv.includes('--check');
  const [given] = process.argv.slice(2).filter((argument) => argument !== '--check');
  const reference = resolve(given ?? join(__dirname, '../../../shared/reference'));
  if (!existsSync(join(reference, 'openapi'))) {
    throw new Error(`8x8's reference is not at ${reference}. Give its path: update.ts [--check] PATH`);
  }

  const files = {
    ...operationFiles(reference),
    ...webhookFiles(reference),
    ...codeFile(reference),
    'guides.json': readGuides(join(reference, 'seeds')),
  };
  const folders = ['operations', 'webhooks'];
  for (const folder of folders) mkdirSync(join(__dirname, folder), { recursive: true });
  const stale = folders
    .flatMap((folder) => jsonFiles(join(__dirname, folder)).map((name) => `${folder}/${name}`))
    .filter((path) => !(path in files));
  const different: string[] = [];
  for (const [path, facts] of Object.entries(files)) {
    const file = join(__dirname, path);
    const text = await formatted(file, facts);
    if (existsSync(file) && readFileSync(file, 'utf8') === text) continue;
    different.push(path);
    if (!check) writeFileSync(file, text);
  }
  if (!check) for (const path of stale) rmSync(join(__dirname, path));

  const changed = [...different, ...stale];
  console.log(changed.length ? changed.join('\n') : 'The facts are up to date.');
  if (check && changed.length)
    throw new Error('These facts are not up to date. Run update.ts without --check.');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
