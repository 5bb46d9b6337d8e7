/**
 * Sends to a million recipients with `sendAll` over loopback and measures the client's CPU time and memory. Each kind of
 * source runs in its own process, because a process rarely returns memory.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createClient, fromCsv } from 'cpaas-8x8';
import { median, rounded, tell } from './figures.mjs';
import { startStub } from './processes/stub-process.mjs';

const self = fileURLToPath(import.meta.url);
const recipients = 1_000_000;
const mebibyte = 2 ** 20;

/** Fixed-width lines. Recipients are sliced from them, as a database driver slices its input. */
const lines = 10_000;
const width = 48;
const received = Array.from({ length: lines }, (_, index) =>
  `+65${90_000_000 + index},Your order ${100_000 + index} is on its way.`.padEnd(width),
).join('');

const sources = {
  *rows(count) {
    for (let index = 0; index < count; index++) {
      const at = (index % lines) * width;
      yield { destination: received.slice(at, at + 11), text: received.slice(at + 12, at + 46) };
    }
  },
  csv: (count) => fromCsv(csvOf(count)),
  /** V8 caches the strings of the last 16,000 numbers, which lets its young generation grow. */
  *numbers(count) {
    for (let index = 0; index < count; index++) {
      yield { destination: `+65${90_000_000 + index}`, text: `Your order ${index} is on its way.` };
    }
  },
};

/** In chunks, as from a file. */
async function* csvOf(count) {
  const piece = Buffer.from(
    Array.from({ length: 1_000 }, (_, index) => received.slice(index * width, index * width + 46)).join('\n'),
  );
  yield Buffer.from('destination,text\n');
  for (let done = 0; done < count; done += 1_000) yield Buffer.from(`${piece}\n`);
}

const live = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

async function measure(source) {
  const stub = await startStub();
  const client = createClient({ apiKey: 'k'.repeat(43), subAccountId: 'ExampleCo_SMS', baseUrl: stub.url });

  /** Sends to this many recipients and calls back after each batch. */
  async function sendAll(count, onProgress) {
    let accepted = 0;
    const onResult = ({ status, umid }) => {
      if (status === 'accepted' && umid) accepted++;
    };
    await client.sms.sendAll(source(count), { total: count, onProgress, onResult });
    if (accepted !== count) throw new Error(`${accepted} of ${count} were accepted`);
  }

  await sendAll(20_000);
  const atStart = process.memoryUsage.rss();
  let peak = 0;
  const rounds = [];
  for (let round = 0; round < 3; round++) {
    const cpu = process.cpuUsage();
    const start = process.hrtime.bigint();
    // Reading the memory usage takes as long as sending to a dozen.
    await sendAll(recipients, ({ done }) => {
      if (round === 0 && done % 5_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    });
    const seconds = Number(process.hrtime.bigint() - start) / 1e9;
    const { user, system } = process.cpuUsage(cpu);
    rounds.push({ ofWork: recipients / ((user + system) / 1e6), byTheClock: recipients / seconds });
  }

  // Last, because each forced collection lets V8's young generation grow sooner.
  const liveAtStart = live();
  let most = 0;
  await sendAll(200_000, ({ done }) => {
    if (done % 10_000 === 0) most = Math.max(most, live() - liveAtStart);
  });
  stub.stop();
  return {
    ofWork: median(rounds.map((round) => round.ofWork)),
    byTheClock: median(rounds.map((round) => round.byTheClock)),
    grown: (peak - atStart) / mebibyte,
    held: most / mebibyte,
  };
}

/** The measurement of one child process. */
async function measured(name) {
  const child = fork(self, ['measure', name]);
  const ended = once(child, 'exit');
  const [figures] = await Promise.race([once(child, 'message'), ended.then(() => [])]);
  await ended;
  if (!figures) throw new Error(`measuring ${name} failed`);
  return figures;
}

if (process.argv[2] === 'measure') {
  process.send(await measure(sources[process.argv[3]]));
  process.disconnect();
} else {
  const rows = await measured('rows');
  const csv = await measured('csv');
  const numbers = await measured('numbers');
  tell([
    {
      what: 'sendAll, messages a second of client work',
      figure: `${rounded(rows.ofWork)}/s`,
      budget: '≥ 250,000/s',
      within: rows.ofWork >= 250_000,
      beside:
        `${rounded(rows.byTheClock)}/s by the clock; each with a result of its own; from CSV ` +
        `${rounded(csv.ofWork)}/s; with numbers written into texts ${rounded(numbers.ofWork)}/s`,
    },
    {
      what: 'sendAll, memory of the process above the start',
      figure: `${rounded(rows.grown)} MiB`,
      budget: '< 128 MiB',
      within: rows.grown < 128,
      beside:
        `held: ${rounded(rows.held)} MiB; the rest V8 has not collected yet; from CSV ${rounded(csv.grown)}, ` +
        `with numbers written into texts ${rounded(numbers.grown)} (some 35 with --max-semi-space-size=16)`,
    },
  ]);
}
