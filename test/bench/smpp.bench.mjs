/**
 * Sends over SMPP on loopback, beside the bare package `smpp` with the same windows, and measures the memory of many
 * messages. `SMPP_MESSAGES=1000000 npm run bench -- smpp` sends a million.
 */
import { createRequire } from 'node:module';
import { createSmppClient } from 'smpp-8x8';
import { median, medianRatio, rounded, takingTurns, tell } from './figures.mjs';
import { startSmppServer } from './processes/smpp-server.mjs';

const bareSmpp = createRequire(import.meta.url)('smpp');
const windows = [1, 10, 100];
const perRound = { 1: 1_500, 10: 6_000, 100: 12_000 };
const rounds = 7;
const manyMessages = Number(process.env.SMPP_MESSAGES ?? 200_000);
const pacedMessages = Number(process.env.SMPP_PACED_MESSAGES ?? 40_000);
const mebibyte = 2 ** 20;
const server = await startSmppServer();

const message = (index) => ({
  source: 'ExampleCo',
  destination: '+6591234567',
  text: `Your order ${index} is on its way.`,
});

async function connect(options) {
  const client = createSmppClient({
    systemId: 'example',
    password: 'secret',
    host: '127.0.0.1',
    port: server.port,
    tls: false,
    throughput: false,
    binds: { transceivers: 1 },
    ...options,
  });
  await client.connect();
  return client;
}

/** Sends this many messages, so many at the same time. */
async function send(client, count, atOnce, onSent) {
  let next = 0;
  const sendNext = async () => {
    while (next < count) {
      await client.send(message(next++));
      onSent?.(next);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, sendNext));
}

function connectBare() {
  return new Promise((resolve, reject) => {
    const session = bareSmpp.connect({ host: '127.0.0.1', port: server.port });
    session.on('error', reject);
    session.on('connect', () =>
      session.bind_transceiver({ system_id: 'example', password: 'secret' }, () => resolve(session)),
    );
  });
}

/** What a program with the bare package does: it keeps the window full, and looks at the status. */
function sendBare(session, count, atOnce) {
  return new Promise((resolve, reject) => {
    let next = 0;
    let done = 0;
    const sendNext = () => {
      const { source, destination, text } = message(next++);
      const fields = {
        source_addr: source,
        source_addr_ton: 5,
        destination_addr: destination.slice(1),
        dest_addr_ton: 1,
        dest_addr_npi: 1,
        registered_delivery: 1,
        short_message: text,
      };
      session.submit_sm(fields, ({ command_status: status, message_id: id }) => {
        if (status !== 0 || !id) reject(new Error(`status ${status}`));
        if (++done === count) resolve();
        else if (next < count) sendNext();
      });
    };
    for (let index = 0; index < atOnce; index++) sendNext();
  });
}

async function perSecond(count, run) {
  const start = performance.now();
  await run();
  return (count / (performance.now() - start)) * 1_000;
}

const rows = [];

for (const window of windows) {
  const count = perRound[window];
  const client = await connect({ window });
  const bare = await connectBare();
  const figures = await takingTurns(rounds, {
    ours: () => perSecond(count, () => send(client, count, window)),
    bare: () => perSecond(count, () => sendBare(bare, count, window)),
  });
  await client.close();
  bare.close();
  const ratio = medianRatio(figures.ours, figures.bare);
  rows.push({
    what: `SMPP sends, window ${window}, against the bare package`,
    figure: `${rounded(ratio)} ×`,
    budget: '≥ 0.8 ×',
    within: ratio >= 0.8,
    beside: `${rounded(median(figures.ours))} / ${rounded(median(figures.bare))} messages/s`,
  });
}

const live = () => {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
};

{
  const client = await connect({ window: 100 });
  await send(client, 50_000, 200);
  const before = { live: live(), rss: process.memoryUsage.rss() };
  let peak = 0;
  const rate = await perSecond(manyMessages, () =>
    send(client, manyMessages, 200, (sent) => {
      if (sent % 5_000 === 0) peak = Math.max(peak, process.memoryUsage.rss());
    }),
  );
  const growth = (live() - before.live) / mebibyte;
  await client.close();
  rows.push({
    what: `memory that ${manyMessages.toLocaleString('en')} SMPP sends leave behind`,
    figure: `${rounded(Math.max(0, growth))} MiB`,
    budget: '≤ 8 MiB',
    within: growth <= 8,
    beside: `at most ${rounded((peak - before.rss) / mebibyte)} MiB more meanwhile, ${rounded(rate)} messages/s`,
  });
}

{
  const perBind = 1_000;
  const client = await connect({ binds: { transceivers: 4 }, throughput: perBind, window: 50 });
  const before = (await server.counts()).accepted;
  const rate = await perSecond(pacedMessages, () => send(client, pacedMessages, 400));
  const { accepted } = await server.counts();
  await client.close();
  if (accepted - before !== pacedMessages)
    throw new Error(`${accepted - before} of ${pacedMessages} arrived`);
  rows.push({
    what: `${pacedMessages.toLocaleString('en')} SMPP sends over four binds, of the pace of ${perBind} each`,
    figure: `${rounded((rate / (4 * perBind)) * 100)} %`,
    budget: '≥ 90 %, ≤ 102 %',
    within: rate >= 0.9 * 4 * perBind && rate <= 1.02 * 4 * perBind,
    beside: `${rounded(rate)} messages/s, each once`,
  });
}

server.stop();
tell(rows);
