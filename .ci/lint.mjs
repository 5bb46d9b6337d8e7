import { join } from 'node:path';

import { buildAll } from './build.mjs';
import { run, secondsSince } from './command.mjs';
import { ensureWorkspace, root } from './workspace.mjs';

const bin = (...path) => join(root, 'node_modules', ...path);
const script = (name) => join(root, '.ci', name);

/** Each check as one Node program. `npm run lint -- types arrows` runs only those named. */
const CHECKS = {
  eslint: ['The sources, by ESLint', bin('eslint', 'bin', 'eslint.js'), '.', '--ignore-pattern', 'dist/**'],
  'eslint-dist': ["What is published, by ESLint as n8n's scan runs it", script('n8n-scan.mjs'), '.', 'dist'],
  format: [
    'Formatting, by Prettier',
    bin('prettier', 'bin', 'prettier.cjs'),
    '--check',
    '--log-level',
    'warn',
    '.',
  ],
  types: ['Types, by TypeScript', bin('typescript', 'bin', 'tsc'), '--noEmit', '-p', 'tsconfig.check.json'],
  arrows: ['Who may import whom', script('check-arrows.mjs')],
  dist: ['What the built packages require', script('check-dist.mjs')],
  generated: [
    'Generated types and tables, against the catalogue',
    bin('tsx', 'dist', 'cli.mjs'),
    'scripts/generate.ts',
    '--check',
  ],
};

async function main() {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((name) => !Object.hasOwn(CHECKS, name));
  if (unknown.length > 0)
    throw new Error(`There is no check ${unknown.join(', ')}; there are ${Object.keys(CHECKS).join(', ')}.`);

  const { node24 } = await ensureWorkspace();
  const results = [];
  try {
    await buildAll();
  } catch (error) {
    console.error(`\n${error.message}`);
    results.push({ name: 'build', passed: false });
  }

  for (const [name, [heading, ...command]] of Object.entries(CHECKS)) {
    if (asked.length > 0 && !asked.includes(name)) continue;
    console.log(`\n── ${heading} (${name})`);
    const start = performance.now();
    const { code } = await run(node24, command, { cwd: root, allowFailure: true });
    results.push({ name, passed: code === 0, seconds: secondsSince(start) });
  }

  console.log('');
  for (const { name, passed, seconds = '' } of results)
    console.log(`${passed ? 'passed' : 'FAILED'}  ${name.padEnd(12)} ${seconds.padStart(7)}`);
  const failed = results.filter(({ passed }) => !passed).map(({ name }) => name);
  console.log(
    failed.length === 0 ? '\nLint: everything in order' : `\nLint: not in order: ${failed.join(', ')}`,
  );
  return failed.length === 0;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
