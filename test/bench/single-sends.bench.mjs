/** Compares single sends over loopback with a bare keep-alive client that makes the same requests. */
import { Agent, request } from 'node:http';
import { createClient } from 'cpaas-8x8';
import { median, medianRatio, rounded, takingTurns, tell } from './figures.mjs';
import { startStub } from './processes/stub-process.mjs';

const calls = 4_000;
const concurrency = 32;
const apiKey = 'k'.repeat(43);
const stub = await startStub();
const client = createClient({
  apiKey,
  subAccountId: 'ExampleCo_SMS',
  baseUrl: stub.url,
  maxSockets: concurrency,
  // Rate limits are on, as by default, but too high to be reached.
  limits: { perSubAccount: 900_000, perHost: 900_000 },
});
const agent = new Agent({ keepAlive: true, maxSockets: concurrency });

const message = (index) => ({ destination: '+6591234567', text: `Your order ${index} is on its way.` });

function bareSend(input) {
  return new Promise((resolve, reject) => {
    const body = JSON.stringify(input);
    const outgoing = request(
      {
        host: '127.0.0.1',
        port: stub.port,
        path: '/sms/api/v1/subaccounts/ExampleCo_SMS/messages',
        method: 'POST',
        agent,
        headers: {
          accept: 'application/json',
          authorization: `Bearer ${apiKey}`,
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(body),
        },
      },
      (incoming) => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', (chunk) => (text += chunk));
        incoming.on('end', () => resolve(JSON.parse(text)));
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** Wall and CPU time of this process, in microseconds per call. */
async function timed(send) {
  const cpu = process.cpuUsage();
  const start = process.hrtime.bigint();
  let next = 0;
  await Promise.all(
    Array.from({ length: concurrency }, async () => {
      while (next < calls) await send(message(next++));
    }),
  );
  const wall = Number(process.hrtime.bigint() - start) / 1000 / calls;
  const { user, system } = process.cpuUsage(cpu);
  return { wall, cpu: (user + system) / calls };
}

const { ours, bare } = await takingTurns(15, {
  ours: () => timed((input) => client.sms.send(input)),
  bare: () => timed(bareSend),
});
stub.stop();
agent.destroy();

const part = (figures, name) => figures.map((figure) => figure[name]);
const ofCpu = medianRatio(part(ours, 'cpu'), part(bare, 'cpu'));
const perSecond = (figures) => rounded(1e6 / median(part(figures, 'wall')));
tell([
  {
    what: 'single sends, CPU against bare http',
    figure: `${rounded(ofCpu)} ×`,
    budget: '≤ 1.2 ×',
    within: ofCpu <= 1.2,
    beside:
      `${rounded(median(part(ours, 'cpu')))} µs a send against ${rounded(median(part(bare, 'cpu')))} µs; ` +
      `by the clock ${rounded(medianRatio(part(ours, 'wall'), part(bare, 'wall')))} ×, ` +
      `${perSecond(ours)}/s against ${perSecond(bare)}/s`,
  },
]);
