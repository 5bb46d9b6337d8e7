/** Many recipients in batches over loopback, made as they are sent: what it costs the client, and what it holds. */
import { createRequire } from 'node:module';
import { rounded, tell } from './figures.mjs';
import { startStub } from './stub-process.mjs';

const { createClient } = createRequire(import.meta.url)('../../core/dist/index.js');

const recipients = 200_000;
const batchSize = 10_000;
const stub = await startStub();
const client = createClient({ apiKey: 'k'.repeat(43), subAccountId: 'ExampleCo_SMS', baseUrl: stub.url });

function* batches(count) {
  for (let first = 0; first < count; first += batchSize) {
    yield Array.from({ length: Math.min(batchSize, count - first) }, (_, index) => ({
      destination: `+65${90_000_000 + first + index}`,
      text: `Your order ${first + index} is on its way.`,
    }));
  }
}

let peak = 0;
async function sendAll(count) {
  for (const messages of batches(count)) {
    await client.sms.sendBatch({ messages });
    peak = Math.max(peak, process.memoryUsage.rss());
  }
}

const mebibyte = 2 ** 20;
const atStart = process.memoryUsage.rss();
await sendAll(2 * batchSize);
const cpu = process.cpuUsage();
const start = process.hrtime.bigint();
await sendAll(recipients);
const seconds = Number(process.hrtime.bigint() - start) / 1e9;
const { user, system } = process.cpuUsage(cpu);
stub.stop();

const ofWork = recipients / ((user + system) / 1e6);
const held = (peak - atStart) / mebibyte;
tell([
  {
    what: 'batch sends, messages a second of client work',
    figure: `${rounded(ofWork)}/s`,
    budget: '≥ 250,000/s',
    within: ofWork >= 250_000,
    beside: `${rounded(recipients / seconds)}/s by the clock`,
  },
  {
    what: 'batch sends, memory above the start',
    figure: `${rounded(held)} MiB`,
    budget: '< 64 MiB',
    within: held < 64,
    beside: `${rounded(recipients)} recipients`,
  },
]);
