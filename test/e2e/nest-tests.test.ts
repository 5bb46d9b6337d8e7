import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { manifestOf, pack, root } from '../pack/packed';
import { outputOf } from '../pack/program';

const MINUTE = 60_000;

/** Nest 12 is published as ES modules, which Jest cannot load without a flag of Node: its projects use Vitest. */
const versions = {
  '11': { nest: '11.1.9', testing: '11.1.9', runners: { Vitest: ['vitest', 'run'], Jest: ['jest'] } },
  '12': { nest: '12.5.1', testing: '12.1.1', runners: { Vitest: ['vitest', 'run'] } },
};

/** Where the README says that the tarballs are: in a clone beside the app. */
const clone = '../n8n-nodes-8x8/.state/tarballs';

function pnpmSettings(): string {
  const readme = readFileSync(join(root, 'nestjs-module', 'README.md'), 'utf8');
  const [, settings = ''] = /^```yaml\n([^]*?)^```/m.exec(readme) ?? [];
  expect(settings).toContain(`file:${clone}/cpaas-8x8-`);
  return settings.replace(clone, 'tarballs');
}

describe.each(Object.entries(versions))(
  "an app on Nest %s with tests, installed by pnpm from the tarballs as the module's README says",
  (version, { nest, testing, runners }) => {
    const folder = mkdtempSync(join(tmpdir(), `nest-tests-${version}-`));

    beforeAll(async () => {
      const tarballs = await pack(join(folder, 'tarballs'), ['cpaas-8x8', 'nestjs-8x8', '8x8-sandbox']);
      const fileOf = (name: keyof typeof tarballs) => `file:${tarballs[name].slice(folder.length + 1)}`;
      const manifest = {
        name: 'a-shop',
        version: '1.0.0',
        private: true,
        dependencies: {
          '@nestjs/common': nest,
          '@nestjs/core': nest,
          '@nestjs/platform-express': nest,
          'nestjs-8x8': fileOf('nestjs-8x8'),
          'reflect-metadata': '0.2.2',
          rxjs: '7.8.2',
        },
        devDependencies: {
          '8x8-sandbox': fileOf('8x8-sandbox'),
          '@jest/globals': '30.5.2',
          '@nestjs/testing': testing,
          '@swc/core': '1.16.22',
          '@swc/jest': '0.2.39',
          jest: '30.5.2',
          'unplugin-swc': '2.0.0',
          vitest: '5.1.2',
        },
      };
      writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
      writeFileSync(join(folder, 'pnpm-workspace.yaml'), pnpmSettings());
      cpSync(join(root, 'test', 'e2e', 'nest-tests'), folder, { recursive: true });
      const { packageManager = 'pnpm' } = manifestOf(root);
      const flags = ['--ignore-scripts', '--no-frozen-lockfile'];
      await outputOf('npx', ['-y', packageManager, 'install', ...flags], { cwd: folder });
    }, 10 * MINUTE);

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    it('has one copy of the client', () => {
      const installed = readdirSync(join(folder, 'node_modules', '.pnpm'));
      expect(installed.filter((name) => name.startsWith('cpaas-8x8@'))).toHaveLength(1);
    });

    it.each(Object.entries(runners))(
      'tests itself with %s: a sandbox, mocks, spies and automatic mocks',
      async (_, command) => {
        const PATH = `${dirname(process.execPath)}:${process.env['PATH']}`;
        const [runner = '', ...args] = command;
        const program = join(folder, 'node_modules', '.bin', runner);
        await outputOf(program, args, { cwd: folder, env: { PATH, CI: 'true', NODE_ENV: 'test' } });
      },
      5 * MINUTE,
    );
  },
);
