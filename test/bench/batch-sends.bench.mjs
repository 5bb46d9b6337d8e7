/** A million recipients through `sendAll` over loopback, made as they are sent: what it costs the client, what it holds. */
import { createRequire } from 'node:module';
import { rounded, tell } from './figures.mjs';
import { startStub } from './stub-process.mjs';

const { createClient } = createRequire(import.meta.url)('../../core/dist/index.js');

const recipients = 1_000_000;
const stub = await startStub();
const client = createClient({ apiKey: 'k'.repeat(43), subAccountId: 'ExampleCo_SMS', baseUrl: stub.url });

function* customers(count) {
  for (let index = 0; index < count; index++) {
    yield { destination: `+65${90_000_000 + index}`, text: `Your order ${index} is on its way.` };
  }
}

const mebibyte = 2 ** 20;
const live = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

/** Sends to so many, and calls back after each batch. */
async function sendAll(count, onProgress) {
  let accepted = 0;
  const onResult = ({ status, umid }) => {
    if (status === 'accepted' && umid) accepted++;
  };
  await client.sms.sendAll(customers(count), { total: count, onProgress, onResult });
  if (accepted !== count) throw new Error(`${accepted} of ${count} were accepted`);
}

await sendAll(20_000);
const atStart = process.memoryUsage.rss();
let peak = 0;
const cpu = process.cpuUsage();
const start = process.hrtime.bigint();
await sendAll(recipients, () => (peak = Math.max(peak, process.memoryUsage.rss())));
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const { user, system } = process.cpuUsage(cpu);

// Last, since each collection that is asked for lets V8's young generation grow sooner.
const liveAtStart = live();
let most = 0;
await sendAll(200_000, ({ done }) => {
  if (done % 10_000 === 0) most = Math.max(most, live() - liveAtStart);
});
stub.stop();

const ofWork = recipients / ((user + system) / 1e6);
const held = most / mebibyte;
tell([
  {
    what: 'sendAll, messages a second of client work',
    figure: `${rounded(ofWork)}/s`,
    budget: '≥ 250,000/s',
    within: ofWork >= 250_000,
    beside: `${rounded(recipients / seconds)}/s by the clock; each with a result of its own`,
  },
  {
    what: 'sendAll, memory of the process above the start',
    figure: `${rounded((peak - atStart) / mebibyte)} MiB`,
    budget: '< 64 MiB',
    within: peak - atStart < 64 * mebibyte,
    beside: `held: ${rounded(held)} MiB; the rest V8 has not collected yet (--max-semi-space-size=16 halves it)`,
  },
]);
