/** How large the core is in a bundle, and how long it and the n8n package take to load. */
import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { median, rounded, takingTurns, tell } from './figures.mjs';

const { buildSync } = createRequire(import.meta.url)('esbuild');
const dist = fileURLToPath(new URL('../../core/dist/', import.meta.url));
const core = join(dist, 'index.js');

const root = fileURLToPath(new URL('../../', import.meta.url));

/** How large a program is that does no more than this. */
function kibibytes(program, external = []) {
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir: root },
    // In that of this repository the names of the packages lead to their sources.
    tsconfigRaw: '{}',
    bundle: true,
    charset: 'utf8',
    external,
    minify: true,
    platform: 'node',
    format: 'cjs',
    write: false,
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024;
}

/** What a fresh process tells. */
const toldBy = (code) => JSON.parse(execFileSync(process.execPath, ['-e', code], { encoding: 'utf8' }));

/** The files of the core that a process has read when it has sent an SMS. */
const readByCall = toldBy(`
  const server = require('node:http').createServer((_, response) => response.end('{}'));
  server.listen(0, '127.0.0.1', async () => {
    const baseUrl = 'http://127.0.0.1:' + server.address().port;
    const { createClient } = require(${JSON.stringify(core)});
    const client = createClient({ apiKey: 'k'.repeat(43), baseUrl, subAccountId: 'ExampleCo' });
    await client.sms.send({ destination: '+6591234567', text: 'Hello' });
    server.close().closeAllConnections();
    console.log(JSON.stringify(Object.keys(require.cache)));
  });`);
const readLater = readdirSync(dist)
  .filter((name) => name.endsWith('.js'))
  .map((name) => join(dist, name))
  .filter((path) => !readByCall.includes(path));

/** What a program takes once `before` has run: milliseconds by the clock, and of the processor. */
const taking = (program, before = '') =>
  toldBy(`
    ${before}
    const usage = process.cpuUsage();
    const start = performance.now();
    ${program}
    const clock = performance.now() - start;
    const { user, system } = process.cpuUsage(usage);
    console.log(JSON.stringify({ clock, processor: (user + system) / 1000 }));`);

const requiring = (path) => taking(`require(${JSON.stringify(path)});`);

/** Makes every node and credential, as n8n does at its start; n8n itself is there already. */
const startingN8n = () => {
  const { nodes, credentials } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')).n8n;
  return taking(
    `for (const file of files) new (require(file)[/(\\w+)\\.\\w+\\.js$/.exec(file)[1]])();`,
    `require(${JSON.stringify(createRequire(import.meta.url).resolve('n8n-workflow'))});
    const files = ${JSON.stringify([...nodes, ...credentials].map((file) => join(root, file)))};`,
  );
};

const figures = await takingTurns(20, {
  core: () => requiring(core),
  n8n: startingN8n,
  // A module of the same folder that gives a table: what Node itself takes for any file.
  small: () => requiring(join(dist, 'lazy-lookup-codes.js')),
});
const medianOf = (name, what) => median(figures[name].map((figure) => figure[what]));

const size = kibibytes(`export { createClient } from 'cpaas-8x8';`);
const atOnce = kibibytes(`module.exports = require(${JSON.stringify(core)});`, readLater);
const milliseconds = medianOf('core', 'processor');
const inN8n = medianOf('n8n', 'processor');
tell([
  {
    what: 'core bundle: all that createClient reaches',
    figure: `${rounded(size)} KiB`,
    budget: '≤ 40 KiB',
    within: size <= 40,
    beside:
      `min+gzip, with every operation, sendAll, CSV and the codes of errors; what one call reads of it is ` +
      `${rounded(atOnce)} KiB; with all exports (webhooks, verification, texts, voice, …) ` +
      `${rounded(kibibytes(`export * from 'cpaas-8x8';`))} KiB; pure, with all that people read, ` +
      `${rounded(kibibytes(`export * from 'cpaas-8x8/pure';`))} KiB`,
  },
  {
    what: 'require of the core',
    figure: `${rounded(milliseconds)} ms`,
    budget: '≤ 15 ms',
    within: milliseconds <= 15,
    beside:
      `of the processor; ${rounded(medianOf('core', 'clock'))} ms by the clock; ` +
      `a small module ${rounded(medianOf('small', 'processor'))} and ${rounded(medianOf('small', 'clock'))} ms`,
  },
  {
    what: 'start of the n8n package: all nodes and credentials made',
    figure: `${rounded(inN8n)} ms`,
    budget: '< 100 ms',
    within: inN8n < 100,
    beside: `of the processor; ${rounded(medianOf('n8n', 'clock'))} ms by the clock`,
  },
]);
