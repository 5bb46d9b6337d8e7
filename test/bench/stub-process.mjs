/**
 * A server in a process of its own, so that it takes no time from the client that is measured.
 * It reads each request to its end, and answers a send with one message, and a batch with its counts.
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

/** Starts the server; answers its address and a way to stop it. */
export async function startStub() {
  const child = fork(self, ['serve'], { stdio: 'inherit' });
  const [port] = await once(child, 'message');
  return { port, url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

function serve() {
  const one = JSON.stringify(accepted);
  const many = JSON.stringify({ batchId: accepted.umid, acceptedCount: 10_000, rejectedCount: 0 });
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      const body = request.url.endsWith('/batch') ? many : one;
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': body.length })
        .end(body);
    });
  });
  // The bare client would write to sockets that are closed while the other has its turn.
  server.keepAliveTimeout = 600_000;
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('disconnect', () => process.exit());
}

if (process.argv[1] === self && process.argv[2] === 'serve') serve();
