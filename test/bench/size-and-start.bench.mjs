/** Load times of the libraries and the n8n package, the start of a sandbox, and the packed size of the n8n package. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
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

/** Milliseconds by the clock in which a new process, as a test does, imports the sandbox and starts one. */
function startingSandbox() {
  const code = `
    const start = performance.now();
    const { createSandbox } = await import('8x8-sandbox');
    const sandbox = await createSandbox();
    console.log(performance.now() - start);
    await sandbox.close();`;
  const args = ['--input-type=module', '-e', code];
  return Number(execFileSync(process.execPath, args, { cwd: root, encoding: 'utf8' }));
}

/** Milliseconds by the clock from the start of the command's process to its first answer, with Node's own start. */
async function startingCommand(...args) {
  const start = performance.now();
  const command = spawn(process.execPath, [join(root, 'sandbox', 'dist', 'cli.mjs'), '--port', '0', ...args]);
  const [printed] = await once(command.stdout, 'data');
  const [url] = /http:\/\/[\w.:]+/.exec(printed);
  const answer = await fetch(`${url}/_sandbox`);
  const duration = performance.now() - start;
  if (!answer.ok) throw new Error(`The sandbox answered ${answer.status}`);
  command.kill('SIGTERM');
  await once(command, 'exit');
  return duration;
}

const stateFolder = mkdtempSync(join(tmpdir(), 'sandbox-start-'));
const startingWithState = () => startingCommand('--state', stateFolder);

/** The n8n package has no workspace dependencies, so npm packs it like pnpm. */
function packedKilobytes() {
  const [{ size }] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: root, encoding: 'utf8' }),
  );
  return size / 1000;
}

/** Other programs on the machine only add to a time by the clock. */
const fastest = (times) => Math.min(...times);

const figures = await takingTurns(20, {
  core: () => taking(`require('cpaas-8x8');`),
  sandbox: () => taking(`require('8x8-sandbox');`),
  n8n: startingN8n,
  sandboxInTest: startingSandbox,
  sandboxCommand: () => startingCommand(),
  sandboxWithState: startingWithState,
});
const milliseconds = Object.fromEntries(Object.entries(figures).map(([name, each]) => [name, median(each)]));
const kilobytes = packedKilobytes();
rmSync(stateFolder, { recursive: true });
tell([
  {
    what: 'loading cpaas-8x8',
    figure: `${rounded(milliseconds.core)} ms`,
    beside: `of the processor; 8x8-sandbox with it ${rounded(milliseconds.sandbox)} ms`,
  },
  {
    what: 'starting a sandbox in a test',
    figure: `${rounded(fastest(figures.sandboxInTest))} ms`,
    budget: '≤ 300 ms',
    within: fastest(figures.sandboxInTest) <= 300,
    beside: 'by the clock, from the import until it listens; the fastest of 20',
  },
  {
    what: 'starting the command 8x8-sandbox',
    figure: `${rounded(fastest(figures.sandboxCommand))} ms`,
    budget: '≤ 300 ms',
    within: fastest(figures.sandboxCommand) <= 300,
    beside: `by the clock, with Node, until it answers; with a state folder ${rounded(fastest(figures.sandboxWithState))} ms`,
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
