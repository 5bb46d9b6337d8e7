import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { catalogue, entriesOf, webhookEvents } from 'cpaas-8x8/pure';
import { pages, root, textOf } from './pages';

const guides = pages.filter((page) => !page.startsWith('docs/decisions/') && page !== 'CHANGELOG.md');
const n8nOf = (folder: string): string => {
  const manifest = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8')) as {
    dependencies: { n8n: string };
  };
  return manifest.dependencies.n8n;
};

/** What the guides say about numbers and versions, by a pattern that finds it. */
const facts: readonly (readonly [name: string, pattern: RegExp, values: readonly string[]])[] = [
  ['operations', /(\d+) (?:\[|)operations\b/g, [String(entriesOf(catalogue).length)]],
  ['events', /(\d+) (?:\[|)(?:webhook )?events\b/g, [String(Object.keys(webhookEvents).length)]],
  [
    'example workflows',
    /(\d+) example workflows/g,
    [String(readdirSync(join(root, 'examples/workflows')).length)],
  ],
  ['versions of n8n', /\b([12]\.\d{2,}\.\d+)\b/g, [n8nOf('examples/demo/n8n'), n8nOf('test/e2e/n8n-1')]],
];

describe('the guides', () => {
  it.each(facts)('give the right number of %s', (_, pattern, values) => {
    const found = guides.flatMap((page) => [...textOf(page).matchAll(pattern)].map(([, value]) => value));
    expect(found.length).toBeGreaterThan(0);
    for (const value of found) expect(values).toContain(value);
  });

  it.each([
    ['README.md', 12],
    ['core/README.md', 8],
    ['sandbox/README.md', 8],
  ])('are short where a package registry shows them: %s has at most %d KB', (page, kilobytes) => {
    expect(Buffer.byteLength(textOf(page))).toBeLessThanOrEqual(kilobytes * 1024);
  });
});
