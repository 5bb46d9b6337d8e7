/**
 * Compares verified and de-duplicated webhooks in Nest with a bare controller, and measures what the module adds to the
 * start of an empty app. The apps run in separate processes. Throughput is compared by the CPU time of these processes.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { connect } from 'node:net';
import { fileURLToPath } from 'node:url';
import { median, medianRatio, rounded, takingTurns, tell } from './figures.mjs';

const app = fileURLToPath(new URL('nest/app.cjs', import.meta.url));
// Many short turns: load that comes and goes meets both apps.
const requests = 1_600;
const connections = 16;
const warmUps = 8;
const rounds = 40;

async function start(kind, server) {
  const child = fork(app, [kind, server], { stdio: 'inherit', execArgv: [] });
  const [told] = await once(child, 'message');
  const ask = async () => {
    child.send('figures');
    const [figures] = await once(child, 'message');
    return figures;
  };
  const stop = async () => {
    child.kill();
    await once(child, 'exit');
  };
  return { ...told, ask, stop };
}

let count = 0;

function inboundSms() {
  const body = JSON.stringify({
    namespace: 'SMS',
    eventType: 'inbound_message_received',
    description: 'Inbound SMS',
    payload: {
      umid: `b2c9d5a0-4f1e-4c6b-8e0a-${String(++count).padStart(12, '0')}`,
      subAccountId: 'ExampleCo_SMS',
      timestamp: '2026-03-01T09:30:00.00Z',
      source: '+6591234567',
      destination: '+6590000000',
      body: 'Please call me back about order 4711.',
      encoding: 'GSM7',
      smsCount: 1,
    },
  });
  return (
    'POST /webhooks/8x8 HTTP/1.1\r\nhost: x\r\nauthorization: Bearer s3cret\r\n' +
    `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`
  );
}

/** Sequential requests on one keep-alive connection. */
function fire(port, amount) {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1');
    let left = amount;
    let text = '';
    const next = () => socket.write(inboundSms(), 'latin1');
    socket.on('connect', next);
    socket.on('error', reject);
    socket.on('data', (chunk) => {
      text += chunk.toString('latin1');
      const head = text.indexOf('\r\n\r\n');
      if (head < 0) return;
      const length = Number(/content-length: (\d+)/i.exec(text)?.[1] ?? 0);
      if (text.length < head + 4 + length) return;
      if (!text.startsWith('HTTP/1.1 200')) reject(new Error(text.slice(0, 200)));
      text = '';
      if (--left > 0) next();
      else socket.end(resolve);
    });
  });
}

/** The app's CPU time, and wall time, which other processes on the machine lengthen. */
async function timed({ port, ask }) {
  const before = await ask();
  const begun = process.hrtime.bigint();
  await Promise.all(Array.from({ length: connections }, () => fire(port, requests / connections)));
  const wall = Number(process.hrtime.bigint() - begun) / 1000 / requests;
  const after = await ask();
  if (after.received - before.received < requests - connections)
    throw new Error(`${requests} were sent, ${after.received - before.received} were handled`);
  return { wall, cpu: (after.cpu - before.cpu) / requests };
}

const part = (figures, name) => figures.map((figure) => figure[name]);

async function throughput(server) {
  const ours = await start('ours', server);
  const bare = await start('bare', server);
  const contenders = { ours: () => timed(ours), bare: () => timed(bare) };
  await takingTurns(warmUps, contenders);
  const turns = await takingTurns(rounds, contenders);
  await Promise.all([ours.stop(), bare.stop()]);
  const share = 100 * medianRatio(part(turns.bare, 'cpu'), part(turns.ours, 'cpu'));
  const cpu = (name) => rounded(median(part(turns[name], 'cpu')));
  const rate = (name) => rounded(1e6 / median(part(turns[name], 'wall')));
  return {
    what: `Nest webhooks on ${server}, throughput against a bare controller`,
    figure: `${rounded(share)} %`,
    budget: '≥ 90 %',
    within: share >= 90,
    beside: `${cpu('ours')} µs of CPU a webhook against ${cpu('bare')} µs; ${rate('ours')}/s against ${rate('bare')}/s by the clock`,
  };
}

async function boot(server) {
  const once = (kind) => async () => {
    const { boot: wall, bootCpu, stop } = await start(kind, server);
    await stop();
    return { wall, cpu: bootCpu };
  };
  const turns = await takingTurns(5, { ours: once('ours'), empty: once('empty') });
  const of = (kind, name) => median(part(turns[kind], name));
  return {
    what: `Nest module, added to the start of an empty app on ${server}`,
    figure: `${rounded(of('ours', 'wall') - of('empty', 'wall'))} ms`,
    beside: `${rounded(of('ours', 'wall'))} ms against ${rounded(of('empty', 'wall'))} ms, loading included; ${rounded(of('ours', 'cpu'))} ms of CPU against ${rounded(of('empty', 'cpu'))} ms`,
  };
}

for (const server of ['express', 'fastify']) {
  tell([await throughput(server)]);
  tell([await boot(server)]);
}
