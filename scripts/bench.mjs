import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';

import { node24, root } from './setup.mjs';

const folder = join(root, 'test', 'bench');

/** Runs a benchmark in a process of its own and returns the rows that it sends (see `test/bench/figures.mjs`). */
function rowsOf(file) {
  return new Promise((resolve, reject) => {
    const rows = [];
    const child = fork(join(folder, file), [], { execPath: node24, execArgv: ['--expose-gc'], cwd: root });
    child.on('message', (message) => rows.push(...message.rows));
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      if (code === 0) resolve(rows);
      else reject(new Error(`it ended with ${code ?? signal}`));
    });
  });
}

function machine() {
  const [cpu] = cpus();
  return [
    `${availableParallelism()} × ${cpu?.model.trim() ?? 'unknown processor'}`,
    `${Math.round(totalmem() / 2 ** 30)} GiB`,
    `${process.platform}/${process.arch}`,
    `load ${loadavg()[0]?.toFixed(1)}`,
  ].join(', ');
}

function printTable(rows) {
  const lines = rows.map(({ what, figure, budget = '', within, beside = '' }) => [
    what,
    figure,
    budget,
    within === undefined ? '' : within ? 'met' : 'MISSED',
    beside,
  ]);
  const table = [['what', 'figure', 'budget', '', 'beside'], ...lines];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  for (const line of table)
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
}

/**
 * `npm run bench [-- <part of a name> …]`: runs each `test/bench/*.bench.*`, one at a time, on what is built, and prints
 * all figures beside their budgets. A missed budget fails nothing; a benchmark that cannot run does.
 */
const asked = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((file) => file.includes('.bench.'))
  .filter((file) => asked.length === 0 || asked.some((part) => file.includes(part)));
const rows = [];
const failed = [];

console.log(`On ${machine()}. Where other programs run too, trust ratios more than times.`);
for (const file of files) {
  const start = performance.now();
  try {
    rows.push(...(await rowsOf(file)));
    console.log(`  ${file} (${((performance.now() - start) / 1000).toFixed(1)} s)`);
  } catch (error) {
    failed.push(file);
    console.error(`  ${file} could not be run: ${error.message}`);
  }
}
console.log('');
printTable(rows);
console.log(failed.length === 0 ? '\nAll benchmarks ran.' : `\nCould not be run: ${failed.join(', ')}`);
process.exitCode = failed.length > 0 || files.length === 0 ? 1 : 0;
