/** Load times of the libraries and the n8n package, and the packed size of the n8n package. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { median, rounded, takingTurns, tell } from './figures.mjs';

const require = createRequire(import.meta.url);
const root = fileURLToPath(new URL('../../', import.meta.url));

/** CPU time in milliseconds that a new process needs for `program`, after `before` has run. */
function taking(program, before = '') {
  const code = `
    ${before}
    const usage = process.cpuUsage();
    ${program}
    const { user, system } = process.cpuUsage(usage);
    console.log((user + system) / 1000);`;
  return Number(execFileSync(process.execPath, ['-e', code], { cwd: root, encoding: 'utf8' }));
}

/** Creates every node and credential, as n8n does when it starts. n8n-workflow is already loaded. */
function startingN8n() {
  const { nodes, credentials } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).n8n;
  const files = [...nodes, ...credentials].map((file) => join(root, file));
  return taking(
    `for (const file of ${JSON.stringify(files)}) new (require(file)[/(\\w+)\\.\\w+\\.js$/.exec(file)[1]])();`,
    `require(${JSON.stringify(require.resolve('n8n-workflow'))});`,
  );
}

/** The n8n package has no workspace dependencies, so npm packs it like pnpm. */
function packedKilobytes() {
  const [{ size }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
  );
  return size / 1000;
}

const figures = await takingTurns(20, {
  core: () => taking(`require('cpaas-8x8');`),
  sandbox: () => taking(`require('8x8-sandbox');`),
  n8n: startingN8n,
});
const milliseconds = Object.fromEntries(Object.entries(figures).map(([name, each]) => [name, median(each)]));
const kilobytes = packedKilobytes();
tell([
  {
    what: 'loading cpaas-8x8',
    figure: `${rounded(milliseconds.core)} ms`,
    beside: `of the processor; 8x8-sandbox with it ${rounded(milliseconds.sandbox)} ms`,
  },
  {
    what: 'loading all nodes and credentials in n8n',
    figure: `${rounded(milliseconds.n8n)} ms`,
    budget: '≤ 150 ms',
    within: milliseconds.n8n <= 150,
    beside: 'of the processor; n8n-workflow is loaded before',
  },
  {
    what: 'n8n package, packed',
    figure: `${rounded(kilobytes)} KB`,
    budget: '≤ 500 KB',
    within: kilobytes <= 500,
  },
]);
