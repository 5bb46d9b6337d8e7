import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createNodeHttp } from '../../../core/src/node/http';
import { clientOf, errorOf, sms, umid } from '../client/client-of';
import { accepted, closeStubs, stub8x8 } from '../client/stub-8x8';

afterEach(closeStubs);

const text = Buffer.from(JSON.stringify(accepted));

describe('a compressed response', () => {
  it.each([
    ['gzip', gzipSync(text)],
    ['x-gzip', gzipSync(text)],
    ['deflate', deflateSync(text)],
    ['BR', brotliCompressSync(text)],
    ['gzip, br', brotliCompressSync(gzipSync(text))],
  ])('is decoded: %s', async (encoding, body) => {
    const { url, requests } = await stub8x8([{ headers: { 'content-encoding': encoding }, body }]);
    const { client } = clientOf(url);

    const { data, response } = await client.sms.send(sms).withResponse();
    await client.sms.send(sms);

    expect(data).toEqual(accepted);
    expect(response.headers).not.toHaveProperty('content-encoding');
    expect(requests.map(({ socket }) => socket)).toEqual([0, 0]);
  });

  it.each([
    [200, { 'content-length': '0' }],
    [204, {}],
  ])('can be empty, with status %d', async (status, headers) => {
    const encoded = { 'content-encoding': 'gzip', ...headers };
    const { url } = await stub8x8([{ status, headers: encoded, body: '' }]);

    await expect(clientOf(url).client.sms.deletePersonalData({ umid })).resolves.toBeUndefined();
  });

  it('explains an error of 8x8, too', async () => {
    const body = gzipSync(JSON.stringify({ code: 1002, message: 'Invalid MSISDN' }));
    const { url } = await stub8x8([{ status: 400, headers: { 'content-encoding': 'gzip' }, body }]);

    expect(await errorOf(clientOf(url).client.sms.send(sms))).toMatchObject({ code: 1002 });
  });

  it.each([
    ['is damaged', Buffer.from('not gzip')],
    ['ends too early', gzipSync(text).subarray(0, 30)],
  ])('leaves the outcome unknown if it %s', async (_, body) => {
    const { url } = await stub8x8([{ headers: { 'content-encoding': 'gzip' }, body }]);

    const error = await errorOf(clientOf(url).client.sms.send(sms));

    expect(error).toMatchObject({ reason: 'incomplete-body', outcome: 'unknown' });
  });

  it.each([
    ['zstd', 'zstd', Buffer.from('28b52ffd', 'hex')],
    ['raw deflate', 'deflate', deflateRawSync(text)],
  ])('leaves the outcome unknown if its encoding is not supported: %s', async (_, encoding, body) => {
    const { url } = await stub8x8([{ headers: { 'content-encoding': encoding }, body }]);

    const error = await errorOf(clientOf(url).client.sms.send(sms));

    expect(error).toMatchObject({ outcome: 'unknown' });
  });

  it('is limited in its decompressed size', async () => {
    const body = gzipSync(Buffer.alloc(65 * 1024 * 1024, ' '));
    const { url } = await stub8x8([{ headers: { 'content-encoding': 'gzip' }, body }]);

    const ended = createNodeHttp().http({ method: 'GET', url, headers: {}, timeoutMs: 20_000 });

    await expect(ended).rejects.toMatchObject({ reason: 'too-large' });
  });

  it('is decoded in a downloaded file', async () => {
    const { url } = await stub8x8([
      { headers: { 'content-encoding': 'gzip' }, body: gzipSync('umid,status\n') },
    ]);
    const chunks: Uint8Array[] = [];

    for await (const chunk of createNodeHttp().download({ url, headers: {} })) chunks.push(chunk);

    expect(Buffer.concat(chunks).toString()).toBe('umid,status\n');
  });
});

it('closes the connection of a compressed download that the caller stops', async () => {
  const rows = gzipSync(randomBytes(1_000_000).toString('hex'));
  let closed: Promise<unknown> | undefined;
  const server = createServer((_, response) => {
    closed = once(response, 'close');
    response.writeHead(200, { 'content-encoding': 'gzip' }).write(rows.subarray(0, 500_000));
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const { port } = server.address() as AddressInfo;
  const http = createNodeHttp();

  const request = { url: `http://127.0.0.1:${port}/export.csv`, headers: {} };
  for await (const chunk of http.download(request)) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }

  await closed;
  http.close();
  server.close();
});
