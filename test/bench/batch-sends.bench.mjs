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

let peak = 0;
let accepted = 0;
async function sendAll(count) {
  const sending = client.sms.sendAll(customers(count), {
    total: count,
    onProgress: () => (peak = Math.max(peak, process.memoryUsage.rss())),
  });
  accepted = 0;
  for await (const { status, umid } of sending) if (status === 'accepted' && umid) accepted++;
  if (accepted !== count) throw new Error(`${accepted} of ${count} were accepted`);
}

const mebibyte = 2 ** 20;
const atStart = process.memoryUsage.rss();
await sendAll(20_000);
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
    what: 'sendAll, messages a second of client work',
    figure: `${rounded(ofWork)}/s`,
    budget: '≥ 250,000/s',
    within: ofWork >= 250_000,
    beside: `${rounded(recipients / seconds)}/s by the clock; each with a result of its own`,
  },
  {
    what: 'sendAll, memory above the start',
    figure: `${rounded(held)} MiB`,
    budget: '< 64 MiB',
    within: held < 64,
    beside: `${rounded(recipients)} recipients, streamed`,
  },
]);
