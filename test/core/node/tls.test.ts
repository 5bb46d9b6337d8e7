import tls from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { createNodeHttp } from '../../../core/src/node/http';
import type { HttpRequest } from '../../../core/src/transport';
import { createClient } from 'cpaas-8x8';
import { apiKey, clientOf, errorOf, sms } from '../client/client-of';
import { accepted, closeStubs, stub8x8 } from '../client/stub-8x8';
import { loopbackCertificate } from './loopback-certificate';

afterEach(closeStubs);

const get = (url: string): HttpRequest => ({ method: 'GET', url, headers: {}, timeoutMs: 5_000 });

describe('a server with an untrusted certificate', () => {
  it('receives no request', async () => {
    const { url, requests } = await stub8x8([{}], loopbackCertificate);

    const ended = createNodeHttp().http(get(url));

    await expect(ended).rejects.toMatchObject({ reason: 'certificate', sent: false });
    expect(requests).toEqual([]);
  });

  it('is reported at once, with the problem of the certificate and the options for it', async () => {
    const { url, requests } = await stub8x8([{}], loopbackCertificate);
    const { client, waits } = clientOf(url);

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({ reason: 'certificate', outcome: 'not-sent', attempts: 1 });
    expect(error.message).toContain('DEPTH_ZERO_SELF_SIGNED_CERT: self-signed certificate');
    expect(error.advice).toContain('tls.ca or in NODE_EXTRA_CA_CERTS');
    expect([waits, requests]).toEqual([[], []]);
  });

  it('is trusted with the option tls.ca', async () => {
    const { url } = await stub8x8([{}], loopbackCertificate);
    const tlsOptions = { ca: loopbackCertificate.cert };
    const client = createClient({ apiKey, baseUrl: url, subAccountId: 'ExampleCo', tls: tlsOptions });

    expect(await client.sms.send(sms)).toEqual(accepted);
  });
});

describe('a server that requires a client certificate', () => {
  const mutual = { ...loopbackCertificate, ca: loopbackCertificate.cert, requestCert: true };
  const clientWith = (url: string, certificate: object) =>
    createClient({
      apiKey,
      baseUrl: url,
      subAccountId: 'ExampleCo',
      tls: { ca: loopbackCertificate.cert, ...certificate },
    });

  it('receives the one of tls.cert and tls.key', async () => {
    const { url } = await stub8x8([{}], mutual);

    expect(await clientWith(url, loopbackCertificate).sms.send(sms)).toEqual(accepted);
  });

  it('gets nothing without it, and the error says what it asks for', async () => {
    const { url, requests } = await stub8x8([{}], mutual);

    const error = await errorOf(clientWith(url, {}).sms.send(sms));

    expect(error).toMatchObject({ reason: 'certificate', outcome: 'not-sent', attempts: 1 });
    expect(error.advice).toContain('tls.cert and tls.key');
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
