/**
 * A server in a separate process, so that it takes no CPU time from the measured client. It responds to a send with one
 * message, and to a batch with its counts and, on request, a result per message.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);

export const accepted = {
  umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31',
  destination: '6591234567',
  status: { code: 'QUEUED', description: 'accepted' },
  encoding: 'AUTO',
};

/** Starts the server and returns its URL and a function to stop it. */
export async function startStub() {
  const child = fork(self, ['serve'], { stdio: 'inherit' });
  const [port] = await once(child, 'message');
  return { port, url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

function serve() {
  const one = Buffer.from(JSON.stringify(accepted));
  const server = createServer((request, response) => {
    const isBatch = request.url.endsWith('/batch');
    const chunks = [];
    if (isBatch) request.on('data', (chunk) => chunks.push(chunk));
    else request.resume();
    request.on('end', () => {
      const body = isBatch ? batchAnswer(Buffer.concat(chunks).toString('latin1')) : one;
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
        .end(body);
    });
  });
  // The bare client would write to sockets that were closed during the other client's turn.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('disconnect', () => process.exit());
}

function batchAnswer(body) {
  const destinations = body.match(/(?<="destination":"\+?)\d+/g) ?? [];
  const wanted = body.includes('"includeMessagesInResponse":true');
  const messages = wanted ? destinations.map((destination) => ({ ...accepted, destination })) : undefined;
  const counts = { batchId: accepted.umid, acceptedCount: destinations.length, rejectedCount: 0 };
  return Buffer.from(JSON.stringify({ ...counts, messages }));
}

if (process.argv[1] === self && process.argv[2] === 'serve') serve();
