/** A server in a separate process that responds 20 ms after each request. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);
export const lateMs = 20;

/** Stands in for 8x8 and for Twilio. The delay is like that of a network, which every request pays. */
export async function startLateStub(ms = lateMs) {
  const child = fork(self, ['serve', String(ms)], { stdio: 'inherit' });
  const [port] = await once(child, 'message');
  return { url: `http://127.0.0.1:${port}`, stop: () => child.kill() };
}

const id = 'b2c9d5a0-4f1e-4c6b-8e0a';

const resultOf = ({ destination }, index) => ({
  umid: `${id}-${String(index).padStart(12, '0')}`,
  destination,
  status: { code: 'QUEUED', description: 'accepted' },
  encoding: 'GSM7',
});

function answerTo(url, text) {
  if (url.endsWith('/Messages.json')) return twilioMessage(new URLSearchParams(text));
  const body = JSON.parse(text);
  if (!url.endsWith('/batch')) return resultOf(body, 0);
  return {
    batchId: `${id}-6a4f1f2f9d31`,
    acceptedCount: body.messages.length,
    rejectedCount: 0,
    messages: body.messages.map(resultOf),
  };
}

/** A Twilio response with the same information about a message as ours. */
const twilioMessage = (form) => ({
  sid: `SM${id.replaceAll('-', '')}00000000`,
  to: form.get('To'),
  status: 'queued',
  num_segments: '1',
});

function serve(ms) {
  const server = createServer((request, response) => {
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const answer = JSON.stringify(answerTo(request.url, Buffer.concat(chunks).toString('utf8')));
      setTimeout(() => response.writeHead(200, { 'content-type': 'application/json' }).end(answer), ms);
    });
  });
  server.keepAliveTimeout = 60_000;
  server.listen(0, '127.0.0.1', () => process.send(server.address().port));
  process.on('disconnect', () => process.exit());
}

if (process.argv[1] === self && process.argv[2] === 'serve') serve(Number(process.argv[3]));
