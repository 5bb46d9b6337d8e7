import { fork } from 'node:child_process';
import { availableParallelism, cpus, loadavg, totalmem } from 'node:os';
import { join, relative } from 'node:path';

import { buildAll } from './build.mjs';
import { secondsSince } from './command.mjs';
import { filesUnder } from './stamps.mjs';
import { ensureWorkspace, root } from './workspace.mjs';

const BENCH = /\.bench\.(mjs|cjs|ts)$/;

/** Runs a benchmark in a fresh process, and answers the rows that it tells (see `test/bench/figures.mjs`). */
function rowsOf(file, node24) {
  return new Promise((resolve, reject) => {
    const rows = [];
    const child = fork(file, [], { execPath: node24, execArgv: ['--expose-gc'], cwd: root });
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
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${availableParallelism()} × ${cpu?.model.trim() ?? 'unknown processor'}`,
    `${memory} GiB`,
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
  for (const line of table) {
    const cells = line.map((cell, column) => cell.padEnd(widths[column]));
    console.log(cells.join('  ').trimEnd());
  }
}

/**
 * `npm run bench [-- <part of a name> …]`: runs each `test/bench/*.bench.*` in a process of its own, one at a time,
 * on what is built, and prints all figures beside their budgets. A budget that is missed fails nothing; a figure that
 * could not be taken does.
 */
async function main() {
  const asked = process.argv.slice(2);
  const { node24 } = await ensureWorkspace();
  await buildAll();
  const benches = filesUnder(join(root, 'test', 'bench'))
    .filter((file) => BENCH.test(file))
    .filter((file) => asked.length === 0 || asked.some((part) => file.includes(part)));
  if (benches.length === 0)
    throw new Error('No benchmark matches: they are test/bench/*.bench.{mjs,cjs,ts}.');

  console.log(`On ${machine()}. Where others work too, trust ratios more than times.`);
  const rows = [];
  const failed = [];
  for (const file of benches) {
    const name = relative(root, file);
    const start = performance.now();
    try {
      rows.push(...(await rowsOf(file, node24)));
      console.log(`  ${name} (${secondsSince(start)})`);
    } catch (error) {
      failed.push(name);
      console.error(`  ${name} could not be run: ${error.message}`);
    }
  }
  console.log('');
  printTable(rows);
  console.log(failed.length === 0 ? '\nAll figures taken.' : `\nCould not be taken: ${failed.join(', ')}`);
  return failed.length === 0;
}

try {
  if (!(await main())) process.exitCode = 1;
} catch (error) {
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
