import { probeNode } from '../engine/probe-node';
import { answer, rawServer, type Behaviour, type RawServer } from '../engine/raw-server';
import { runWorkflow } from '../engine/run-workflow';
import { afterEach, describe, expect, test } from '@jest/globals';
import { catalogue, EightByEightError, type ClientOptions } from 'cpaas-8x8/pure';
import type { IDataObject } from 'n8n-workflow';
import { once } from 'node:events';
import { clientFor } from '../../../nodes/shared/client';

const key = 'key-that-nobody-may-see';
const accepted =
  '{"umid":"u","destination":"6591234567","status":{"code":"QUEUED","description":"ok"},"encoding":"GSM7"}';
const message = { destination: '+6591234567', text: 'Hello' };

let server: RawServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

/** Sends one SMS through n8n's requests, and tells what the client made of it. */
async function send(
  baseUrl: string,
  options: ClientOptions = {},
  cancel?: AbortSignal,
): Promise<IDataObject> {
  let seen: IDataObject = {};
  const probe = probeNode(async (context) => {
    const client = await clientFor(context, catalogue, { timeoutMs: 2_000, maxRetries: 1, ...options });
    try {
      const { attempts } = await client.sms.send(message).withResponse();
      seen = { sent: true, attempts };
    } catch (error) {
      if (!(error instanceof EightByEightError)) throw error;
      seen = { ...error, message: error.message, shown: shownText(error) } as IDataObject;
    }
    return seen;
  });
  await runWorkflow({
    nodeTypes: { probe },
    nodes: [{ name: 'Probe', type: 'probe' }],
    credentials: { eightByEightApi: { apiKey: key, subAccountId: 'ExampleCo', baseUrl } },
    ...(cancel ? { cancel } : {}),
  });
  return seen;
}

function shownText(error: unknown): string {
  const parts: string[] = [];
  for (let link = error; link instanceof Error; link = link.cause) {
    parts.push(link.message, link.stack ?? '', JSON.stringify(link));
  }
  return parts.join('\n');
}

async function behaving(behaviour: Behaviour): Promise<string> {
  server = await rawServer(behaviour);
  return server.url;
}

test('a message goes out with the key that n8n adds, and the answer comes back', async () => {
  let head = '';
  const url = await behaving({
    onRequest: (socket, _, text) => {
      head = text;
      socket.end(answer(200, accepted));
    },
  });

  expect(await send(url)).toEqual({ sent: true, attempts: 1 });
  expect(head).toMatch(/^POST \/sms\/api\/v1\/subaccounts\/ExampleCo\/messages HTTP/);
  expect(head.toLowerCase()).toContain(`authorization: bearer ${key}`);
});

describe('what proves that nothing was written is sent again, and ends as not sent', () => {
  test.each([
    ['a port on which nobody listens', 'http://127.0.0.1:1'],
    ['a host that does not exist', 'http://localhost.invalid'],
  ])('%s', async (_, url) => {
    expect(await send(url)).toMatchObject({
      kind: 'transport',
      reason: 'connect',
      outcome: 'not-sent',
      attempts: 2,
    });
  });

  test('a connection that is reset before it stands', async () => {
    const url = await behaving({ onConnection: (socket) => socket.resetAndDestroy() });

    expect(await send(url)).toMatchObject({ reason: 'connect', outcome: 'not-sent', attempts: 2 });
    expect(server?.requests()).toBe(0);
  });
});

describe('what may have arrived is not sent again, and ends as unknown', () => {
  const stopped = 'HTTP/1.1 200 OK\r\ncontent-length: 500\r\n\r\n{"umid":';
  const cases: readonly (readonly [string, Behaviour, string])[] = [
    ['a reset after the request', { onRequest: (socket) => socket.resetAndDestroy() }, 'reset'],
    ['a hang-up after the request', { onRequest: (socket) => socket.end() }, 'reset'],
    ['no answer at all', {}, 'timeout'],
    ['an answer that is not HTTP', { onRequest: (socket) => socket.end('hello\r\n\r\n') }, 'reset'],
    ['half a body', { onRequest: (socket) => socket.write(stopped, () => socket.end()) }, 'incomplete-body'],
    ['half a body, and then nothing', { onRequest: (socket) => socket.write(stopped) }, 'timeout'],
    [
      'a body that never ends',
      {
        onRequest: (socket) => {
          socket.write(stopped);
          const drip = setInterval(() => socket.write(' '), 50);
          socket.on('close', () => clearInterval(drip));
        },
      },
      'timeout',
    ],
  ];
  test.each(cases)('%s', async (_, behaviour, reason) => {
    const url = await behaving(behaviour);

    expect(await send(url)).toMatchObject({ kind: 'transport', reason, outcome: 'unknown', attempts: 1 });
    expect(server?.requests()).toBe(1);
  });

  test('HTML where JSON should be', async () => {
    const url = await behaving({ onRequest: (socket) => socket.end(answer(200, '<html>hello</html>')) });

    expect(await send(url)).toMatchObject({ reason: 'not-json', outcome: 'unknown', attempts: 1 });
  });

  test('a fault of the server', async () => {
    const url = await behaving({ onRequest: (socket) => socket.end(answer(503, '{"code":2000}')) });

    expect(await send(url)).toMatchObject({ kind: 'api', status: 503, outcome: 'unknown', attempts: 1 });
  });
});

test('a redirect is not followed, so that the key goes nowhere else', async () => {
  const elsewhere = await rawServer({ onRequest: (socket) => socket.end(answer(200, accepted)) });
  const url = await behaving({
    onRequest: (socket) => socket.end(answer(307, '', { location: `${elsewhere.url}/x` })),
  });

  expect(await send(url)).toMatchObject({ kind: 'api', status: 307 });
  expect(elsewhere.requests()).toBe(0);
  await elsewhere.close();
});

test('after 429 the message is sent again when 8x8 says so', async () => {
  const url = await behaving({
    onRequest: (socket, count) =>
      socket.end(count === 1 ? answer(429, '{"code":429}', { 'retry-after': '1' }) : answer(200, accepted)),
  });
  const before = Date.now();

  expect(await send(url)).toEqual({ sent: true, attempts: 2 });
  expect(Date.now() - before).toBeGreaterThanOrEqual(1000);
});

test('cancelling the execution ends a wait at once', async () => {
  const cancel = new AbortController();
  const url = await behaving({
    onRequest(socket) {
      socket.end(answer(429, '{"code":429}', { 'retry-after': '30' }));
      setTimeout(() => cancel.abort(), 300);
    },
  });
  const before = Date.now();

  const result = await send(url, {}, cancel.signal);

  expect(Date.now() - before).toBeLessThan(5000);
  expect(result).toMatchObject({ kind: 'transport', reason: 'aborted' });
  expect(server?.requests()).toBe(1);
});

test('cancelling the execution ends a request on the wire', async () => {
  const cancel = new AbortController();
  let closed: Promise<unknown> | undefined;
  const url = await behaving({
    onConnection: (socket) => void (closed = once(socket, 'close')),
    onRequest: () => cancel.abort(),
  });

  const result = await send(url, { timeoutMs: 30_000 }, cancel.signal);

  expect(result).toMatchObject({ kind: 'transport', reason: 'aborted', outcome: 'unknown' });
  await closed;
});

test.each([
  ['nobody listens', async () => 'http://127.0.0.1:1'],
  ['the connection breaks', () => behaving({ onRequest: (socket) => socket.resetAndDestroy() })],
  [
    'the answer stops',
    () => behaving({ onRequest: (socket) => socket.end('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n{') }),
  ],
  ['the key is refused', () => behaving({ onRequest: (socket) => socket.end(answer(401, '{"code":1200}')) })],
])('no part of an error shows the key when %s', async (_, address) => {
  const result = await send(await address());

  expect(result['shown']).not.toContain(key);
  expect(JSON.stringify(result)).not.toContain('Bearer');
});
