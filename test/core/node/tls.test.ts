import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createNodeHttp } from '../../../core/src/node/http';
import type { HttpRequest } from '../../../core/src/transport';
import { closeStubs, stub8x8 } from '../client/stub-8x8';
import { loopbackCertificate } from './loopback-certificate';

afterEach(closeStubs);

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, timeoutMs: 5_000 });

describe('a server with an untrusted certificate', () => {
  it('receives no request', async () => {
    const { url, requests } = await stub8x8([{}], loopbackCertificate);

    const ended = createNodeHttp().http(get(url));

    await expect(ended).rejects.toMatchObject({ reason: 'connect', sent: false });
    expect(requests).toEqual([]);
  });
});

describe('a trusted server', () => {
  const { createSecureContext } = tls;
  beforeAll(() => {
    // setDefaultCACertificates() came with Node 22.19.
    jest
      .spyOn(tls, 'createSecureContext')
      .mockImplementation((options) => createSecureContext({ ...options, ca: loopbackCertificate.cert }));
  });
  afterAll(() => {
    jest.restoreAllMocks();
  });

  it('receives two requests on one socket', async () => {
    const { url, requests } = await stub8x8([{}], loopbackCertificate);
    const { http } = createNodeHttp();

    await http(get(url));
    const response = await http(get(url));

    expect(response.status).toBe(200);
    expect(requests.map(({ socket }) => socket)).toEqual([0, 0]);
  });

  it('that resets a new socket after it received the request leaves the outcome unknown', async () => {
    const { url } = await stub8x8(['reset'], loopbackCertificate);

    const ended = createNodeHttp().http(get(url));

    await expect(ended).rejects.toMatchObject({ reason: 'reset', sent: true });
  });

  it('that resets a reused socket leaves the outcome unknown', async () => {
    const { url } = await stub8x8([{}, 'reset'], loopbackCertificate);
    const { http } = createNodeHttp();
    await http(get(url));

    const ended = http(get(url));

    await expect(ended).rejects.toMatchObject({ reason: 'reset', sent: true });
  });

  it('that resets the socket a request waited for leaves the outcome unknown', async () => {
    const { url, requests } = await stub8x8([{ afterMs: 30 }, 'reset', {}], loopbackCertificate);
    const { http } = createNodeHttp({ maxSockets: 1 });
    const first = http(get(url));

    const second = http(get(url));

    await expect(second).rejects.toMatchObject({ reason: 'reset', sent: true });
    await first;
    expect(requests).toHaveLength(2);
  });
});
