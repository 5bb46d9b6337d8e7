import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';

import { node24, root } from './setup.mjs';
import { BROWSER, installPrograms } from './system-packages.mjs';

/**
 * `npm run bench [-- <part of a name> …]`: runs each `test/bench/*.bench.*` in its own process with the built packages, and
 * prints its figures (see `test/bench/figures.mjs`) beside their budgets. A missed budget is not an error, but a
 * benchmark that cannot run is.
 */
const folder = join(root, 'test', 'bench');
const asked = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.includes('.bench.'))
  .filter((file) => asked.length === 0 || asked.some((part) => file.includes(part)));
const table = [['what', 'figure', 'budget', '', 'beside']];
const failed = [];

if (files.includes('sandbox-page.bench.mjs')) installPrograms(BROWSER);

console.log(`On ${availableParallelism()} × ${cpus()[0]?.model}, load ${loadavg()[0]?.toFixed(1)}.`);
console.log('On a busy machine, ratios are more reliable than times.');
for (const file of files) {
  const start = performance.now();
  const child = fork(join(folder, file), [], { execPath: node24, execArgv: ['--expose-gc'], cwd: root });
  child.on('message', ({ rows }) => {
    for (const { what, figure, budget = '', within, beside = '' } of rows)
      table.push([what, figure, budget, { true: 'met', false: 'MISSED' }[within] ?? '', beside]);
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) failed.push(file);
  console.log(`  ${file} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
}

const widths = table[0].map((_, column) => Math.max(...table.map((row) => row[column].length)));
const line = (row) => row.map((cell, column) => cell.padEnd(widths[column])).join('  ');
console.log(`\n${table.map((row) => line(row).trimEnd()).join('\n')}\n`);
console.log(failed.length === 0 ? 'All benchmarks ran.' : `Could not run: ${failed.join(', ')}`);
process.exitCode = failed.length === 0 && files.length > 0 ? 0 : 1;
