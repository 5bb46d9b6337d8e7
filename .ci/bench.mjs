import { join, relative } from 'node:path';

import { buildAll } from './build.mjs';
import { run, secondsSince } from './command.mjs';
import { filesUnder } from './stamps.mjs';
import { ensureWorkspace, root } from './workspace.mjs';

const BENCH = /\.bench\.(mjs|cjs|ts)$/;

/**
 * `npm run bench [-- <part of a name> …]`: runs each `test/bench/*.bench.*` in a process of its own, one at a
 * time, on what is built. They print their figures; only one that could not be taken fails the run.
 */
async function main() {
  const asked = process.argv.slice(2);
  const { node24 } = await ensureWorkspace();
  await buildAll();
  const benches = filesUnder(join(root, 'test', 'bench'))
    .filter((file) => BENCH.test(file))
    .filter((file) => asked.length === 0 || asked.some((part) => file.includes(part)));
  if (benches.length === 0) throw new Error('No benchmark matches: they are test/bench/*.bench.{mjs,cjs,ts}.');

  const failed = [];
  for (const file of benches) {
    const name = relative(root, file);
    console.log(`\n── ${name}`);
    const start = performance.now();
    const { code } = await run(node24, ['--expose-gc', file], { cwd: root, allowFailure: true });
    console.log(`   (${secondsSince(start)})`);
    if (code !== 0) failed.push(name);
  }
  console.log(failed.length === 0 ? '\nAll figures taken.' : `\nCould not be taken: ${failed.join(', ')}`);
  return failed.length === 0;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
