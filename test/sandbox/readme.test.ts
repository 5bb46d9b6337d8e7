import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import * as sandboxPackage from '8x8-sandbox';
import { createSandbox, magicNumbers } from '8x8-sandbox';
import * as core from 'cpaas-8x8';
import { runSample, samplesOf } from '../samples';
import { start } from './started-sandbox';

const folder = join(__dirname, '..', '..', 'sandbox');
const textOf = (...path: string[]): string => readFileSync(join(folder, ...path), 'utf8');
/** Tables are padded by Prettier: here they are not. */
const readme = textOf('README.md').replace(/ +\|/g, ' |');

/** What a section's tables have in their first column. */
function firstColumn(heading: string): string[] {
  const [section = ''] = readme.split(`## ${heading}\n`)[1]?.split('\n## ') ?? [];
  return section.split('\n').flatMap((line) => {
    const [, cell = ''] = /^\| (`[^|]+) \|/.exec(line) ?? [];
    return [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code ?? '');
  });
}

describe('the README of the sandbox', () => {
  it.each(samplesOf('sandbox/README.md'))(
    'has code that runs, and does what it says, $name',
    async ({ code }) => {
      const { sandbox, client, close } = await start();
      const modules = { '8x8-sandbox': sandboxPackage, 'cpaas-8x8': core };
      const here = code.replace('http://127.0.0.1:8888', sandbox.url);
      try {
        await expect(runSample(here, modules, { sandbox, client })).resolves.toBeUndefined();
      } finally {
        await close();
      }
    },
  );

  it('has every line of the control API, and no other', () => {
    const source = textOf('src', 'control', 'control-routes.ts');
    const routes = [...source.matchAll(/route\(\s*'([A-Z]+)',\s*'([^']+)'/g)].map(
      ([, method, path]) => `${method ?? ''} ${path ?? ''}`,
    );
    expect(routes.length).toBeGreaterThan(25);
    expect(firstColumn('Control API').sort()).toEqual([...routes, 'GET /events'].sort());
  });

  it('names functions that there are', async () => {
    const sandbox = await createSandbox();
    await sandbox.close();
    const [section = ''] = readme.split('## Control API\n')[1]?.split('\n## ') ?? [];
    const names = [...section.matchAll(/\| `(\w+)\(/g)].map(([, name]) => name ?? '');
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) expect([name, typeof Reflect.get(sandbox, name)]).toEqual([name, 'function']);
  });

  it('has every magic number', () => {
    expect(firstColumn('Magic numbers')).toEqual(magicNumbers.map(({ ending }) => ending));
  });

  it('has every setting, with its default first', async () => {
    const sandbox = await createSandbox();
    await sandbox.close();
    const settings = Object.entries(sandbox.settings());
    expect(firstColumn('Settings')).toEqual(settings.map(([name]) => name));
    for (const [name, value] of settings) expect(readme).toContain(`| \`${name}\` | \`${String(value)}\``);
  });

  it('has every kind of fault', () => {
    const kinds = [...textOf('src', 'server', 'faults', 'fault-rule.ts').matchAll(/^ {2}\| '(\w+)'/gm)].map(
      ([, kind]) => kind,
    );
    expect(firstColumn('Faults')).toEqual(kinds.filter((kind) => kind !== 'always'));
  });

  it('has every option of the command line', () => {
    const options = [...textOf('src', 'cli.ts').matchAll(/^ {2}(--[a-z]+)/gm)].map(([, option]) => option);
    expect(firstColumn('Start').map((option) => option.split(' ')[0])).toEqual(
      expect.arrayContaining(options),
    );
  });
});
