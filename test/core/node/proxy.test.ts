import { Agent as HttpAgent } from 'node:http';
import { Agent } from 'node:https';
import { Socket } from 'node:net';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createClient, type NodeClientOptions } from 'cpaas-8x8';
import { createNodeHttp } from '../../../core/src/node/http';
import { createProxySelector, parseProxy } from '../../../core/src/node/proxy';
import { connectThroughProxies } from '../../../core/src/node/proxy-connections';
import { apiKey, errorOf, sms } from '../client/client-of';
import { accepted, closedPort, closeStubs, stub8x8 } from '../client/stub-8x8';
import { closeProxies, startProxy } from './connect-proxy';
import { loopbackCertificate } from './loopback-certificate';

afterEach(async () => {
  await closeProxies();
  await closeStubs();
});

const clientOf = (baseUrl: string, options: Partial<NodeClientOptions>) =>
  createClient({ apiKey, subAccountId: 'ExampleCo', baseUrl, maxRetries: 0, ...options });

const ca = loopbackCertificate.cert;

describe('the option proxy', () => {
  it('sends HTTPS requests through a tunnel, which later requests use again', async () => {
    const { host, seen } = await startProxy();
    const { url, requests } = await stub8x8([{}], loopbackCertificate);
    const client = clientOf(url, { proxy: `http://me:p%40ss@${host}`, tls: { ca } });

    const answer = await client.sms.send(sms);
    await client.sms.send(sms);

    expect(answer).toEqual(accepted);
    expect(requests.map(({ headers }) => headers['proxy-authorization'])).toEqual([undefined, undefined]);
    const authorization = Buffer.from('me:p@ss').toString('base64');
    expect(seen).toEqual([`CONNECT ${url.slice('https://'.length)} Basic ${authorization}`]);
  });

  it('has a plain HTTP request forwarded', async () => {
    const { host, seen } = await startProxy();

    await clientOf('http://8x8.example', { proxy: `http://me:pw@${host}` }).sms.send(sms);

    expect(seen).toEqual([
      'POST http://8x8.example/sms/api/v1/subaccounts/ExampleCo/messages Basic bWU6cHc=',
    ]);
  });

  it('limits the time to connect to the proxy, and not that of a forwarded request', async () => {
    const { host } = await startProxy();
    const agent = new HttpAgent();
    connectThroughProxies(agent, false, () => parseProxy(`http://${host}`, 'proxy'), {});

    const socket = await new Promise<Socket>((resolve, reject) =>
      agent.createConnection({ host: '8x8.example', port: 80 }, (error, connected) => {
        if (connected instanceof Socket) resolve(connected);
        else reject(error ?? new Error('There is no socket.'));
      }),
    );
    const { timeout } = socket;
    const listeners = socket.listenerCount('timeout');
    socket.destroy();

    expect([timeout, listeners]).toEqual([0, 0]);
  });

  it.each([
    [407, 'blocked'],
    [502, 'connect'],
  ])('names the proxy that refuses a connection with %d, and nothing was sent', async (status, reason) => {
    const { host } = await startProxy({ status });
    const { url, requests } = await stub8x8([{}], loopbackCertificate);

    const error = await errorOf(
      clientOf(url, { proxy: `http://me:secret@${host}`, tls: { ca } }).sms.send(sms),
    );

    expect(error).toMatchObject({ reason, outcome: 'not-sent' });
    expect(error.message).toBe(
      `sms.send: the proxy ${host} refused the connection to 127.0.0.1: HTTP ${status}`,
    );
    expect(requests).toEqual([]);
  });

  it('connects to an HTTPS proxy with TLS, for a tunnel and to forward', async () => {
    const { host, seen } = await startProxy({ certificate: loopbackCertificate });
    const { url, requests } = await stub8x8([{}], loopbackCertificate);
    const options = { proxy: `https://me:pw@${host}`, tls: { ca } };

    const answers = [
      await clientOf(url, options).sms.send(sms),
      await clientOf('http://8x8.example', options).sms.send(sms),
    ];

    expect(answers).toEqual([accepted, accepted]);
    expect(requests).toHaveLength(1);
    expect(seen).toEqual([
      `CONNECT ${url.slice('https://'.length)} Basic bWU6cHc=`,
      'POST http://8x8.example/sms/api/v1/subaccounts/ExampleCo/messages Basic bWU6cHc=',
    ]);
  });

  it('names an HTTPS proxy whose certificate is not accepted, and does not try again', async () => {
    const { host, seen } = await startProxy({ certificate: loopbackCertificate });
    const { url } = await stub8x8([{}], loopbackCertificate);
    const client = clientOf(url, { proxy: `https://${host}`, maxRetries: 2 });

    const error = await errorOf(client.sms.send(sms));

    expect(error).toMatchObject({ reason: 'certificate', outcome: 'not-sent', attempts: 1 });
    expect(error.message).toContain(
      `no connection to the proxy ${host} (DEPTH_ZERO_SELF_SIGNED_CERT): its certificate is not accepted`,
    );
    expect(seen).toEqual([]);
  });

  it('names the proxy that cannot be reached', async () => {
    const proxy = await closedPort();
    const { url } = await stub8x8([{}], loopbackCertificate);

    const error = await errorOf(clientOf(url, { proxy, tls: { ca } }).sms.send(sms));

    expect(error).toMatchObject({ reason: 'connect', outcome: 'not-sent' });
    expect(error.message).toBe(
      `sms.send: no connection to the proxy ${proxy.slice('http://'.length)} (ECONNREFUSED)`,
    );
  });

  it('names the proxy that does not answer in time', async () => {
    const { host } = await startProxy({ stalls: true });
    const { url, requests } = await stub8x8([{}], loopbackCertificate);
    const client = clientOf(url, { proxy: `http://me:secret@${host}`, tls: { ca } });

    const error = await errorOf(client.sms.send(sms, { timeoutMs: 200 }));

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent' });
    expect(error.message).toBe(`sms.send: no connection to the proxy ${host} within 200 ms`);
    expect(requests).toEqual([]);
  });

  it('has files downloaded through the tunnel', async () => {
    const { host, seen } = await startProxy();
    const { url } = await stub8x8([{ body: 'umid,status' }], loopbackCertificate);
    const { download } = createNodeHttp({ proxy: `http://${host}`, tls: { ca } });
    const chunks: Uint8Array[] = [];

    for await (const chunk of download({ url: `${url}/export.csv`, headers: {} })) chunks.push(chunk);

    expect(Buffer.concat(chunks).toString()).toBe('umid,status');
    expect(seen).toEqual([`CONNECT ${url.slice('https://'.length)}`]);
  });

  it('does not hide a bad certificate of 8x8', async () => {
    const { host } = await startProxy();
    const { url, requests } = await stub8x8([{}], loopbackCertificate);

    const error = await errorOf(clientOf(url, { proxy: `http://${host}` }).sms.send(sms));

    expect(error).toMatchObject({ reason: 'certificate', outcome: 'not-sent' });
    expect(requests).toEqual([]);
  });
});

describe('the option agent', () => {
  it('replaces the agents of the client', async () => {
    const agent = new Agent({ ca, keepAlive: true });
    const { url, requests } = await stub8x8([{}], loopbackCertificate);
    const client = clientOf(url, { agent });

    await client.sms.send(sms);
    await client.sms.send(sms);

    expect(requests.map(({ socket }) => socket)).toEqual([0, 0]);
    expect(Object.values(agent.freeSockets).flat()).toHaveLength(1);
    agent.destroy();
  });

  it('is refused together with options that it replaces', () => {
    expect(() => clientOf('http://127.0.0.1', { agent: new Agent(), proxy: 'http://127.0.0.1' })).toThrow(
      'agent replaces maxSockets, proxy and tls',
    );
  });
});

describe('the proxy of the environment', () => {
  const variables = {
    HTTP_PROXY: 'http://plain.example:3128',
    https_proxy: 'http://user:pass@secure.example',
    NO_PROXY: 'exact.example, .suffix.example,*.wild.example,port.example:8443, 10.0.0.1-10.0.0.9',
  };
  const target = (hostname: string, port = 443) => ({ secure: true, hostname, port });

  it('counts only if Node is told to use it', () => {
    expect(createProxySelector(undefined, variables, [])).toBeUndefined();
    expect(createProxySelector(false, { ...variables, NODE_USE_ENV_PROXY: '1' }, [])).toBeUndefined();
    expect(createProxySelector(undefined, variables, ['--use-env-proxy'])).toBeDefined();
    expect(
      createProxySelector(undefined, { ...variables, NODE_OPTIONS: '--use-env-proxy' }, []),
    ).toBeDefined();
  });

  it('depends on the protocol', () => {
    const proxyFor = createProxySelector(undefined, { ...variables, NODE_USE_ENV_PROXY: '1' }, []);

    expect(proxyFor?.({ secure: false, hostname: 'sms.8x8.com', port: 80 })).toMatchObject({
      hostname: 'plain.example',
      port: 3128,
    });
    expect(proxyFor?.(target('sms.8x8.com'))).toMatchObject({
      hostname: 'secure.example',
      port: 80,
      authorization: 'Basic dXNlcjpwYXNz',
    });
  });

  it('leaves out the hosts of NO_PROXY', () => {
    const proxyFor = createProxySelector(undefined, { ...variables, NODE_USE_ENV_PROXY: '1' }, []);
    const direct = [
      target('exact.example'),
      target('a.suffix.example'),
      target('a.b.wild.example'),
      target('port.example', 8443),
      target('10.0.0.5'),
    ];
    const proxied = [
      target('a.exact.example'),
      target('wild.example'),
      target('port.example'),
      target('10.0.0.10'),
    ];

    expect(direct.map((one) => proxyFor?.(one))).toEqual(direct.map(() => undefined));
    expect(proxied.map((one) => proxyFor?.(one)?.hostname)).toEqual(proxied.map(() => 'secure.example'));
  });

  it.each([
    ['user:secret@proxy', /^HTTPS_PROXY is not an HTTP or HTTPS URL$/],
    ['http://user:secret%zz@proxy', /^HTTPS_PROXY has a percent sign in its user name or password that/],
  ])('that is no URL is named, and its password is not shown: %s', (HTTPS_PROXY, message) => {
    const environment = { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY };

    expect(() => createProxySelector(undefined, environment, [])?.(target('sms.8x8.com'))).toThrow(message);
  });

  it('can have a password without a user name, as in Node', () => {
    const environment = { NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: 'http://:token@proxy.example' };

    expect(createProxySelector(undefined, environment, [])?.(target('sms.8x8.com'))?.authorization).toBe(
      `Basic ${Buffer.from(':token').toString('base64')}`,
    );
  });
});
