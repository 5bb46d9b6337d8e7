import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { createSandbox, magicNumbers } from '8x8-sandbox';
import { controlRoutes } from '../../sandbox/src/control/control-routes';
import { root, textOf } from './pages';

const sourceOf = (...path: string[]): string => readFileSync(join(root, 'sandbox/src', ...path), 'utf8');

/** The text of a page. Prettier pads its tables: here they are not padded. */
const pageOf = (name: string): string => textOf(`docs/${name}.md`).replace(/ +\|/g, ' |');

const guide = pageOf('sandbox');
const behavior = pageOf('sandbox-behavior');
const controlApi = pageOf('sandbox-control-api');

/** The code in the first column of the tables of a section. */
function firstColumn(page: string, heading?: string): string[] {
  const section = heading === undefined ? page : (page.split(`## ${heading}\n`)[1]?.split('\n## ')[0] ?? '');
  return section.split('\n').flatMap((line) => {
    const [, cell = ''] = /^\| (`[^|]+) \|/.exec(line) ?? [];
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
  });
}

describe('the pages of the sandbox', () => {
  it('list every route of the control API, and no other', () => {
    expect(firstColumn(controlApi).sort()).toEqual(
      controlRoutes.map(({ method, path }) => `${method} ${path}`).sort(),
    );
  });

  it('name functions of the sandbox that exist', async () => {
    const sandbox = await createSandbox();
    await sandbox.close();
    const names = [...controlApi.matchAll(/\| `(\w+)\(/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) expect([name, typeof Reflect.get(sandbox, name)]).toEqual([name, 'function']);
  });

  it('list every magic number', () => {
    expect(firstColumn(behavior, 'Magic numbers')).toEqual(magicNumbers.map(({ ending }) => ending));
  });

  it('list every setting, with its default first', async () => {
    const sandbox = await createSandbox();
    await sandbox.close();
    const settings = Object.entries(sandbox.settings());
    expect(firstColumn(behavior, 'Settings')).toEqual(settings.map(([name]) => name));
    for (const [name, value] of settings) expect(behavior).toContain(`| \`${name}\` | \`${String(value)}\``);
  });

  it('list every kind of fault', () => {
    const kinds = [...sourceOf('server', 'faults', 'fault-rule.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(
      ([, kind]) => kind,
    );
    expect(firstColumn(behavior, 'Faults')).toEqual(kinds.filter((kind) => kind !== 'always'));
  });

  it('list every option of the command line', () => {
    const options = [...sourceOf('cli.ts').matchAll(/^ {2}(--[a-z-]+)/gm)].map(([, option]) => option);
    expect(firstColumn(guide, 'Start').map((option) => option.split(' ')[0])).toEqual(
      expect.arrayContaining(options),
    );
  });
});
