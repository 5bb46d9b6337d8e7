import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createNodeHttp } from '../../../core/src/node/http';
import type { HttpRequest } from '../../../core/src/transport';
import { errorOf, patientClientOf, sms } from '../client/client-of';
import { accepted, closeStubs, stub8x8, until } from '../client/stub-8x8';

afterEach(closeStubs);

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, timeoutMs: 5_000 });

describe('the sockets of a client', () => {
  it('are reused', async () => {
    const { url, requests } = await stub8x8();
    const client = patientClientOf(url);

    for (let index = 0; index < 5; index++) await client.sms.send(sms);

    expect(requests.map(({ socket }) => socket)).toEqual([0, 0, 0, 0, 0]);
  });

  it('are limited to maxSockets, and further calls wait', async () => {
    const { url, requests } = await stub8x8([{ afterMs: 5 }]);
    const { http } = createNodeHttp({ maxSockets: 2 });

    await Promise.all(Array.from({ length: 10 }, () => http(get(url))));

    expect(new Set(requests.map(({ socket }) => socket))).toEqual(new Set([0, 1]));
  });

  it('are not used by a call that timed out while it waited for one', async () => {
    const { url, requests } = await stub8x8([{ afterMs: 120 }, {}]);
    const { http } = createNodeHttp({ maxSockets: 1 });
    const first = http(get(`${url}/first`));
    const waiting = http({ ...get(`${url}/waiting`), timeoutMs: 40 });

    await expect(waiting).rejects.toMatchObject({ reason: 'timeout', sent: false });
    await first;
    await http(get(`${url}/last`));

    expect(requests.map(({ url: path, socket }) => [path, socket])).toEqual([
      ['/first', 0],
      ['/last', 0],
    ]);
  });

  it('are not reused after the server closed them', async () => {
    const stub = await stub8x8();
    const client = patientClientOf(stub.url);
    await client.sms.send(sms);
    stub.hangUp();
    await until(() => stub.closed.has(0));

    const { attempts } = await client.sms.send(sms).withResponse();

    expect(attempts).toBe(1);
    expect(stub.requests.map(({ socket }) => socket)).toEqual([0, 1]);
  });

  it('are not reused after a response with Connection: close', async () => {
    const { url, requests } = await stub8x8([{ headers: { connection: 'close' } }]);
    const client = patientClientOf(url);

    await client.sms.send(sms);
    await client.sms.send(sms);

    expect(requests.map(({ socket }) => socket)).toEqual([0, 1]);
  });

  it('are not kept if the Keep-Alive timeout of the server is one second', async () => {
    const { url, requests } = await stub8x8([{ headers: { 'keep-alive': 'timeout=1' } }]);
    const client = patientClientOf(url);

    await client.sms.send(sms);
    await client.sms.send(sms);

    expect(requests.map(({ socket }) => socket)).toEqual([0, 1]);
  });

  it('are not kept after a download with such a Keep-Alive timeout', async () => {
    const { url, requests } = await stub8x8([{ headers: { 'keep-alive': 'timeout=1' } }]);
    const { http, download } = createNodeHttp();

    for await (const piece of download({ url, headers: {} })) expect(piece.length).toBeGreaterThan(0);
    await http(get(url));

    expect(requests.map(({ socket }) => socket)).toEqual([0, 1]);
  });

  it('are closed a second before the Keep-Alive timeout of the server', async () => {
    const stub = await stub8x8([{ headers: { 'keep-alive': 'timeout=2' } }]);
    await patientClientOf(stub.url).sms.send(sms);
    const start = performance.now();

    await until(() => stub.closed.has(0));

    expect(performance.now() - start).toBeLessThan(1_900);
  });

  it('are closed after four idle seconds', async () => {
    const stub = await stub8x8();
    await patientClientOf(stub.url).sms.send(sms);
    await delay(3_500);
    const openAfter = stub.closed.size === 0;

    await until(() => stub.closed.has(0));

    expect(openAfter).toBe(true);
  }, 10_000);
});

/** A server with its own event loop that closes sockets after 50 idle ms and sends no Keep-Alive header. */
const shortKeepAliveServer = `
  const { createServer } = require('node:http');
  const { parentPort, workerData } = require('node:worker_threads');
  const server = createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.setHeader('content-type', 'application/json');
      response.end(workerData);
      setTimeout(() => request.socket.destroy(), 50);
    });
  });
  server.keepAliveTimeout = 0;
  server.listen(0, '127.0.0.1', () => parentPort.postMessage(server.address().port));
`;

describe('a socket that the server closed while the event loop was blocked', () => {
  it.each(['send', 'getBalance'] as const)('is not reused: sms.%s needs one attempt', async (name) => {
    const body = JSON.stringify({ ...accepted, balance: 1 });
    const worker = new Worker(shortKeepAliveServer, { eval: true, workerData: body });
    try {
      const [port] = (await once(worker, 'message')) as [number];
      const client = patientClientOf(`http://127.0.0.1:${port}`);
      const call = () => (name === 'send' ? client.sms.send(sms) : client.sms.getBalance()).withResponse();
      await call();
      const busyUntil = performance.now() + 300;
      while (performance.now() < busyUntil);

      const { attempts } = await call();

      expect(attempts).toBe(1);
    } finally {
      await worker.terminate();
    }
  });
});

describe('a socket that is reset after a message was written', () => {
  it('leaves the outcome unknown if the socket was reused', async () => {
    const { url, requests } = await stub8x8([{}, 'reset', {}]);
    const client = patientClientOf(url);
    await client.sms.send(sms);

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({ reason: 'reset', outcome: 'unknown', attempts: 1 });
    expect(requests.map(({ socket }) => socket)).toEqual([0, 0]);
  });

  it('leaves the outcome unknown if the message had waited for the socket', async () => {
    const { url, requests } = await stub8x8([{ afterMs: 30 }, 'reset', {}]);
    const { http } = createNodeHttp({ maxSockets: 1 });
    const first = http(get(url));

    const second = http(get(url));

    await expect(second).rejects.toMatchObject({ reason: 'reset', sent: true });
    await first;
    expect(requests).toHaveLength(2);
  });
});

describe('closing the HTTP port', () => {
  it('closes idle sockets, and does not abort requests in flight', async () => {
    const stub = await stub8x8([{}, { afterMs: 80, body: { late: true } }]);
    const { http, close } = createNodeHttp();
    await http(get(stub.url));
    const inFlight = http(get(stub.url));
    await until(() => stub.requests.length === 2);

    close();

    expect(await inFlight).toMatchObject({ status: 200, body: '{"late":true}' });
    const start = performance.now();
    close();
    await until(() => stub.closed.has(0));
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
