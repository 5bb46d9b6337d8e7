/** How large the core is in a bundle, and how long it takes to load. */
import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { median, rounded, tell } from './figures.mjs';

const { buildSync } = createRequire(import.meta.url)('esbuild');
const dist = (name) => fileURLToPath(new URL(`../../core/dist/${name}`, import.meta.url));

function kibibytes(entry) {
  const { outputFiles } = buildSync({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024;
}

const run = (code) => execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' });

/** Milliseconds from the start of a process to its end, by a clock outside of it. */
function lifetime(code) {
  const start = process.hrtime.bigint();
  run(code);
  return Number(process.hrtime.bigint() - start) / 1e6;
}

const loading = [];
const bare = [];
const whole = [];
const load = `require(${JSON.stringify(dist('index.js'))})`;
for (let round = 0; round < 15; round++) {
  loading.push(
    Number(run(`const start = performance.now(); ${load}; console.log(performance.now() - start)`)),
  );
  bare.push(lifetime(''));
  whole.push(lifetime(load));
}

const milliseconds = median(loading);
const size = kibibytes(dist('index.js'));
tell([
  {
    what: 'core bundle',
    figure: `${rounded(size)} KiB`,
    budget: '≤ 40 KiB',
    within: size <= 40,
    beside: `min+gzip, with every operation; ${rounded(kibibytes(dist('pure.js')))} KiB pure, with all that people read`,
  },
  {
    what: 'require of the core',
    figure: `${rounded(milliseconds)} ms`,
    budget: '≤ 15 ms',
    within: milliseconds <= 15,
    beside: `a process that loads it lives ${rounded(median(whole))} ms, an empty one ${rounded(median(bare))} ms`,
  },
]);
