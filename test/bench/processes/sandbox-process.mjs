/** A sandbox in a process of its own, and clients that send to it cheaply, so that the sandbox is what is measured. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { delimiter, dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const cli = fileURLToPath(new URL('../../../sandbox/dist/cli.cjs', import.meta.url));

/** Starts the built sandbox as the command `8x8-sandbox` does, and returns its URL, what it uses, and how long the start took. */
export async function startSandbox(...args) {
  const started = performance.now();
  const PATH = [dirname(process.execPath), process.env.PATH].join(delimiter);
  const child = spawn(cli, ['--port', '0', ...args], {
    env: { ...process.env, PATH },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let out = '';
  child.stdout.on('data', (chunk) => (out += chunk));
  while (!out.includes('Ctrl-C')) {
    if (child.exitCode !== null) throw new Error(`The sandbox ended: ${out}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const [url] = /http:\/\/127\.0\.0\.1:\d+/.exec(out);
  return {
    url,
    startMs: performance.now() - started,
    /** Mebibytes in memory: now, and the most so far. */
    memory: () => {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
      const mebibytes = (name) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)[1]) / 1024);
      return { rss: mebibytes('VmRSS'), peak: mebibytes('VmHWM') };
    },
    /** CPU time in milliseconds, of all threads. */
    cpuMs: () => {
      const [, , ...fields] = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(' ');
      return (Number(fields[11]) + Number(fields[12])) * 10;
    },
    stop: () =>
      new Promise((resolve) => {
        child.on('exit', resolve);
        child.kill('SIGTERM');
      }),
  };
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });

/** Sends a request, and resolves with the status and the parsed response. */
export function call(method, url, body) {
  return new Promise((resolve, reject) => {
    const payload = body === undefined ? undefined : JSON.stringify(body);
    const headers = { authorization: 'Bearer sandbox-key', 'content-type': 'application/json' };
    if (payload !== undefined) headers['content-length'] = Buffer.byteLength(payload);
    const outgoing = request(url, { method, agent, headers }, (incoming) => {
      const chunks = [];
      incoming.on('data', (chunk) => chunks.push(chunk));
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString();
        resolve({ status: incoming.statusCode, body: text === '' ? undefined : JSON.parse(text) });
      });
    });
    outgoing.on('error', reject);
    outgoing.end(payload);
  });
}

/** A number of its own for each message: `+65` and eight digits that no magic number has. */
export const numberOf = (index) => `+65${80_000_000 + index}`.replace(/00\d\d$/, '4242');
