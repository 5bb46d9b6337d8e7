/**
 * An SMPP server in a process of its own that answers as fast as it can, so that the client is what is measured. It
 * answers binds and `submit_sm`, and nothing else. Its IDs are UUIDs, as 8x8's.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';

const self = fileURLToPath(import.meta.url);

/** Starts the server. */
export async function startSmppServer() {
  const child = fork(self, ['serve']);
  const [{ port }] = await once(child, 'message');
  return {
    port,
    /** The number of messages that were accepted, and of different texts among them. */
    async counts() {
      child.send('counts');
      const [counts] = await once(child, 'message');
      return counts;
    },
    stop: () => child.kill('SIGKILL'),
  };
}

const submitSm = 4;
const unbind = 6;
const enquireLink = 0x15;

function serve() {
  let accepted = 0;
  const server = createServer({ noDelay: true }, (socket) => {
    let rest = Buffer.alloc(0);
    socket.on('error', () => undefined);
    socket.on('data', (chunk) => {
      const octets = rest.length ? Buffer.concat([rest, chunk]) : chunk;
      const answers = [];
      let at = 0;
      while (octets.length - at >= 16) {
        const length = octets.readUInt32BE(at);
        if (octets.length - at < length) break;
        answers.push(answerTo(octets.readUInt32BE(at + 4), octets.readUInt32BE(at + 12)));
        at += length;
      }
      rest = octets.subarray(at);
      socket.write(Buffer.concat(answers));
    });
  });

  function answerTo(command, sequence) {
    const isSubmit = command === submitSm;
    if (isSubmit) accepted++;
    const hasNoBody = command === unbind || command === enquireLink;
    const answer = Buffer.alloc(hasNoBody ? 16 : isSubmit ? 53 : 17);
    answer.writeUInt32BE(answer.length, 0);
    answer.writeUInt32BE((command | 0x80000000) >>> 0, 4);
    answer.writeUInt32BE(sequence, 12);
    if (isSubmit)
      answer.write(`4f1b0c58-6c1e-4a53-9d7b-${accepted.toString(16).padStart(12, '0')}`, 16, 'latin1');
    return answer;
  }

  process.on('message', () => process.send({ accepted }));
  process.on('disconnect', () => process.exit());
  server.listen(0, '127.0.0.1', () => process.send({ port: server.address().port }));
}

if (process.argv[2] === 'serve') serve();
