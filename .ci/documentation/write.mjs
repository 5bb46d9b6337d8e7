/**
 * Writes the tables of the READMEs from the catalogue, between markers; `--check` only looks whether they are up to
 * date. Needs the built core and a Node that strips types (the workspace's own).
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { catalogue, webhookEvents } from 'cpaas-8x8/pure';
import { eventTable, operationTable } from './tables.ts';

const pages = {
  'README.md': { operations: operationTable(catalogue), events: eventTable(webhookEvents) },
};
const check = process.argv.includes('--check');
let stale = false;

for (const [page, tables] of Object.entries(pages)) {
  const before = readFileSync(page, 'utf8');
  const after = Object.entries(tables).reduce((text, [name, table]) => {
    const marked = new RegExp(`(<!-- ${name}: made from the catalogue -->)[^]*?(<!-- end of ${name} -->)`);
    if (!marked.test(text)) throw new Error(`${page} has no place for the table of ${name}.`);
    return text.replace(
      marked,
      (_, start, end) =>
        `${start}\n<!-- prettier-ignore-start -->\n\n${table}\n\n<!-- prettier-ignore-end -->\n${end}`,
    );
  }, before);
  if (after === before) continue;
  stale = true;
  if (check) console.error(`${page} is out of date: run npm run docs.`);
  else writeFileSync(page, after);
}
if (!check) console.log(stale ? 'The tables were written anew.' : 'The tables were up to date.');
process.exitCode = check && stale ? 1 : 0;
