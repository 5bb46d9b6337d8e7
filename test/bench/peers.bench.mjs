/**
 * Compares our client with those of Twilio, Stripe and OpenAI: cost per call on the same stub, load time and bundle size.
 * Each makes its simplest call. The cost is the CPU time of this process beyond a bare request.
 */
import { execFileSync } from 'node:child_process';
import { Agent, request } from 'node:http';
import { createRequire } from 'node:module';
import { gzipSync } from 'node:zlib';
import { median, medianRatio, rounded, takingTurns, tell } from './figures.mjs';
import { installPeers } from './peers/install.mjs';
import { startStub } from './processes/stub-process.mjs';

const require = createRequire(import.meta.url);
const { buildSync } = require('esbuild');
const core = require.resolve('cpaas-8x8');
const peers = installPeers();
const calls = 500;
const concurrency = 16;
const apiKey = 'k'.repeat(43);

/** The call of a contender and the location of its code. */
function contenders({ url, port }) {
  const { createClient } = require('cpaas-8x8');
  const ours = createClient({ apiKey, subAccountId: 'ExampleCo_SMS', baseUrl: url, maxSockets: concurrency });
  const all = {
    ours: { file: core, send: () => ours.sms.send({ destination: '+6591234567', text: 'On its way.' }) },
  };
  if (!peers.require) return all;

  const Twilio = peers.require('twilio');
  const twilio = new Twilio(`AC${'0'.repeat(32)}`, apiKey, { keepAlive: true, maxSockets: concurrency });
  twilio.api.baseUrl = url;
  const Stripe = peers.require('stripe');
  const stripe = new Stripe(apiKey, { protocol: 'http', host: '127.0.0.1', port, telemetry: false });
  const { OpenAI } = peers.require('openai');
  const openai = new OpenAI({ apiKey, baseURL: url });
  const messages = [{ role: 'user', content: 'On its way.' }];
  return {
    ...all,
    twilio: {
      file: peers.require.resolve('twilio'),
      send: () => twilio.messages.create({ to: '+6591234567', from: '+6590000000', body: 'On its way.' }),
    },
    stripe: {
      file: peers.require.resolve('stripe'),
      send: () => stripe.paymentIntents.create({ amount: 100, currency: 'sgd' }),
    },
    openai: {
      file: peers.require.resolve('openai'),
      send: () => openai.chat.completions.create({ model: 'any', messages }),
    },
  };
}

function bareSend(port, agent) {
  const body = JSON.stringify({ destination: '+6591234567', text: 'On its way.' });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/sms/messages', method: 'POST', agent, headers };
    const outgoing = request(options, (incoming) => {
      let text = '';
      incoming.setEncoding('utf8');
      incoming.on('data', (chunk) => (text += chunk));
      incoming.on('end', () => resolve(JSON.parse(text)));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** CPU time of this process, in microseconds per call. */
async function cpuOf(send) {
  const before = process.cpuUsage();
  let left = calls;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (left-- > 0) await send();
    }),
  );
  const { user, system } = process.cpuUsage(before);
  return (user + system) / calls;
}

const load = (file) =>
  Number(
    execFileSync(
      process.execPath,
      [
        '-e',
        `const start = performance.now(); require(${JSON.stringify(file)}); console.log(performance.now() - start)`,
      ],
      { encoding: 'utf8' },
    ),
  );

function kibibytes(file) {
  const { outputFiles } = buildSync({
    entryPoints: [file],
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
    write: false,
    logLevel: 'silent',
  });
  return gzipSync(outputFiles[0].contents, { level: 9 }).length / 1024;
}

const stub = await startStub();
const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
const all = contenders(stub);
const sends = Object.fromEntries(Object.entries(all).map(([name, { send }]) => [name, () => cpuOf(send)]));
const cpu = await takingTurns(11, { bare: () => cpuOf(() => bareSend(stub.port, agent)), ...sends });
stub.stop();
agent.destroy();
const loading = await takingTurns(
  7,
  Object.fromEntries(Object.entries(all).map(([name, { file }]) => [name, () => load(file)])),
);

const loadingTimes = Object.fromEntries(
  Object.entries(loading).map(([name, figures]) => [name, median(figures)]),
);
const isFirst = Object.values(loadingTimes).every((figure) => figure >= loadingTimes.ours);
const times = (ratio) => (ratio === 1 ? '' : `${rounded(ratio)} × ours`);
const sizes = Object.fromEntries(Object.entries(all).map(([name, { file }]) => [name, kibibytes(file)]));
const own = Object.fromEntries(
  Object.keys(all).map((name) => [name, median(cpu[name].map((each, round) => each - cpu.bare[round]))]),
);
tell([
  ...Object.keys(all).map((name) => ({
    what: `a call beyond bare http, ${name}`,
    figure: `${rounded(Math.max(own[name], 0))} µs`,
    beside: `CPU; whole call ${rounded(medianRatio(cpu[name], cpu.bare))} × bare`,
  })),
  ...Object.keys(all).map((name) => ({
    what: `loading, ${name}`,
    figure: `${rounded(loadingTimes[name])} ms`,
    ...(name === 'ours' && peers.require ? { budget: 'less than the others', within: isFirst } : {}),
    beside: times(medianRatio(loading[name], loading.ours)),
  })),
  ...Object.keys(all).map((name) => ({
    what: `size, ${name}`,
    figure: `${rounded(sizes[name])} KiB`,
    beside: `min+gzip ${times(sizes[name] / sizes.ours)}`.trim(),
  })),
  ...(peers.require
    ? []
    : [{ what: 'twilio, stripe, openai', figure: 'not installed', beside: peers.reason }]),
]);
