/**
 * What the sandbox carries: 2,000 requests and 500 webhooks a second for a minute, with every event counted, and the
 * memory and the search time with 300,000 messages.
 */
import { createServer } from 'node:http';
import { rounded, tell } from './figures.mjs';
import { call, numberOf, startSandbox } from './processes/sandbox-process.mjs';

const seconds = 60;
const requestsPerSecond = 2_000;
const webhooksPerSecond = 500;
/** queued, sent, delivered to the operator, delivered to the recipient. */
const receiptsPerMessage = 4;
const storedMessages = Number(process.env.SANDBOX_MESSAGES ?? 300_000);

const path = '/sms/api/v1/subaccounts/Sandbox_SMS/messages';
const delay = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** Counts the receipts by message and status. */
async function startReceiver() {
  const receipts = new Set();
  let arrived = 0;
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      response.writeHead(200).end();
      arrived++;
      const { umid, status } = JSON.parse(Buffer.concat(chunks).toString()).payload;
      receipts.add(`${umid} ${status.state} ${status.detail ?? ''}`);
    });
  });
  server.keepAliveTimeout = 60_000;
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}/receipts`,
    distinct: () => receipts.size,
    arrived: () => arrived,
    close: () => server.close(),
  };
}

async function sustainedLoad() {
  const receiver = await startReceiver();
  const sandbox = await startSandbox();
  const total = seconds * requestsPerSecond;
  const perWebhook = (requestsPerSecond * receiptsPerMessage) / webhooksPerSecond;
  const counts = { sent: 0, acknowledged: 0, refused: 0, failed: 0, withReceipts: 0 };
  const pending = new Set();
  const started = performance.now();
  const cpu = sandbox.cpuMs();
  while (counts.sent < total) {
    const due = Math.min(total, Math.floor(((performance.now() - started) / 1000) * requestsPerSecond));
    for (; counts.sent < due && pending.size < 2_000; counts.sent++) {
      const hasReceipts = counts.sent % perWebhook === 0;
      const message = {
        destination: numberOf(counts.sent),
        text: `Your order ${counts.sent} is on its way.`,
      };
      const sending = call('POST', sandbox.url + path, {
        ...message,
        ...(hasReceipts ? { dlrCallbackUrl: receiver.url } : {}),
      }).then(
        ({ status }) => {
          if (status !== 200) counts.refused++;
          else if (hasReceipts) counts.withReceipts++;
          if (status === 200) counts.acknowledged++;
        },
        () => counts.failed++,
      );
      pending.add(sending);
      void sending.then(() => pending.delete(sending));
    }
    await delay(2);
  }
  await Promise.all(pending);
  const elapsed = (performance.now() - started) / 1000;
  const expected = counts.withReceipts * receiptsPerMessage;
  for (let waited = 0; receiver.distinct() < expected && waited < 60_000; waited += 100) await delay(100);
  const arrivedAfter = (performance.now() - started) / 1000;
  const { rss } = sandbox.memory();
  const cpuPerRequest = (sandbox.cpuMs() - cpu) / counts.sent;
  await sandbox.stop();
  receiver.close();
  const lost = counts.sent - counts.acknowledged + expected - receiver.distinct();
  return [
    {
      what: `sandbox: requests acknowledged a second, for ${seconds} s`,
      figure: `${rounded(counts.acknowledged / elapsed)}/s`,
      budget: `${rounded(requestsPerSecond)}/s`,
      within: counts.acknowledged / elapsed > requestsPerSecond * 0.98,
      beside: `${counts.sent} sent, ${counts.acknowledged} acknowledged, ${counts.refused} refused, ${counts.failed} failed`,
    },
    {
      what: 'sandbox: webhooks a second meanwhile',
      figure: `${rounded(receiver.distinct() / arrivedAfter)}/s`,
      budget: `${webhooksPerSecond}/s`,
      within: receiver.distinct() / arrivedAfter > webhooksPerSecond * 0.95,
      beside: `${expected} events, ${receiver.arrived()} webhooks arrived`,
    },
    { what: 'sandbox: events lost', figure: String(lost), budget: '0', within: lost === 0 },
    {
      what: 'sandbox: CPU a request, with its share of webhooks',
      figure: `${rounded(cpuPerRequest)} ms`,
      beside: `${rss} MiB`,
    },
  ];
}

async function manyMessages() {
  const sandbox = await startSandbox();
  const size = 5_000;
  for (let sent = 0; sent < storedMessages; sent += size) {
    const messages = Array.from({ length: size }, (_, index) => ({
      destination: numberOf(sent + index),
      text: `Dear customer, your order ${sent + index} is on its way and arrives tomorrow.`,
    }));
    const { status } = await call('POST', `${sandbox.url}${path}/batch`, { messages });
    if (status !== 200) throw new Error(`A batch was refused: ${status}`);
  }
  const newest = `${sandbox.url}/_sandbox/messages?limit=1`;
  while ((await call('GET', newest)).body[0].status.detail !== 'delivered_to_recipient') await delay(500);
  const { rss, peak } = sandbox.memory();
  const timed = async (query) => {
    const started = performance.now();
    await call('GET', `${sandbox.url}/_sandbox${query}`);
    return `${rounded(performance.now() - started)} ms`;
  };
  const page = await timed('/conversations?limit=50');
  const search = await timed('/conversations?search=order+12345');
  await sandbox.stop();
  return [
    {
      what: `sandbox: memory with ${rounded(storedMessages)} messages to as many numbers`,
      figure: `${rss} MiB`,
      budget: '≤ 400 MiB',
      within: rss <= 400,
      beside: `${peak} MiB at most; started in ${rounded(sandbox.startMs)} ms`,
    },
    { what: 'sandbox: a page of conversations, and a search in all of them', figure: `${page}, ${search}` },
  ];
}

tell([...(await sustainedLoad()), ...(await manyMessages())]);
