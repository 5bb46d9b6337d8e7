import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const root = join(__dirname, '../..');
const textOf = (file: string): string => readFileSync(join(root, file), 'utf8');
const workflow = textOf('.github/workflows/publish.yml');

interface Package {
  readonly name: string;
  readonly version: string;
  readonly repository?: { readonly url: string };
}

const packages = ['core', 'sandbox', 'nestjs-module', '.'].map(
  (folder) => JSON.parse(textOf(join(folder, 'package.json'))) as Package,
);

test('a release publishes the four packages, the client before those that need it', () => {
  expect(workflow).toContain(`packages='${packages.map(({ name }) => name).join(' ')}'`);
  expect(workflow).toMatch(/^on:\n {2}release:\n {4}types: \[published\]$/m);
});

test('n8n can verify them: they are published by the workflow itself, with provenance', () => {
  expect(workflow).toContain('id-token: write');
  expect(workflow.match(/npm publish .*/g)).toEqual([
    'npm publish "./tarballs/$package-${GITHUB_REF_NAME#v}.tgz" --provenance --access public',
  ]);
  // npm attests a package only if it says that it comes from the repository of the workflow.
  const [first, ...others] = packages.map(({ repository }) => repository?.url);
  expect(first).toMatch(/^git\+https:\/\/github\.com\/.+\.git$/);
  expect(others).toEqual(others.map(() => first));
});

test('nothing is published that was not checked and tested', () => {
  const order = ['npm run check', 'npm test', 'node .ci/pack.mjs tarballs', 'npm publish'];
  const places = order.map((step) => workflow.indexOf(step));
  expect(places).not.toContain(-1);
  expect(places).toEqual([...places].sort((a, b) => a - b));
});

test('one tag serves all, so their versions are the same', () => {
  expect(new Set(packages.map(({ version }) => version)).size).toBe(1);
});
