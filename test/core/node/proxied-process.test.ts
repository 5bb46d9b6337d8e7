import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, describe, expect, it, jest } from '@jest/globals';
import { bundleProgram } from '../../bundle-program';
import { accepted, closedPort, closeStubs, stub8x8 } from '../client/stub-8x8';
import { createCertificates } from './certificates';
import { basic, closeProxies, startProxy } from './connect-proxy';

jest.setTimeout(60_000);

const program = bundleProgram(join(__dirname, 'send-one.ts'));
const folder = mkdtempSync(join(tmpdir(), 'certificates-'));
const { ca, server, client } = createCertificates(folder);

afterEach(async () => {
  await closeProxies();
  await closeStubs();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts a server as 8x8 behind a company's gateway: its CA is the company's, and it asks for a client certificate. */
const startServer = () =>
  stub8x8([{}], {
    cert: readFileSync(server.cert),
    key: readFileSync(server.key),
    ca: readFileSync(ca),
    requestCert: true,
  });

const trusted = { TLS_CA: ca, TLS_CERT: client.cert, TLS_KEY: client.key };

/** Sends an SMS in a process with only these environment variables, and returns what the process prints. */
async function send(url: string, variables: Readonly<Record<string, string>>): Promise<unknown> {
  const env = { PATH: process.env['PATH'], BASE_URL: url, ...variables };
  const { stdout } = await promisify(execFile)(process.execPath, [program], { env });
  return JSON.parse(stdout);
}

const sent = { umid: accepted.umid };

describe('a process whose environment names a proxy that asks for a password', () => {
  it.each(['HTTPS_PROXY', 'https_proxy'])(
    'sends through its tunnel, and 8x8 gets the client certificate: %s',
    async (name) => {
      const { host, seen } = await startProxy({ credentials: 'me:p@ss' });
      const { url, requests } = await startServer();

      const answer = await send(url, {
        ...trusted,
        NODE_USE_ENV_PROXY: '1',
        [name]: `http://me:p%40ss@${host}`,
      });

      expect(answer).toEqual(sent);
      expect(seen).toEqual([`CONNECT ${url.slice('https://'.length)} ${basic('me:p@ss')}`]);
      expect(requests).toHaveLength(1);
    },
  );

  it('trusts the CAs of NODE_EXTRA_CA_CERTS through the tunnel, too', async () => {
    const { host, seen } = await startProxy();
    const { url } = await startServer();
    const { TLS_CA: NODE_EXTRA_CA_CERTS, ...certificate } = trusted;

    const answer = await send(url, {
      ...certificate,
      NODE_EXTRA_CA_CERTS,
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: `http://${host}`,
    });

    expect(answer).toEqual(sent);
    expect(seen).toHaveLength(1);
  });

  it('gets an error that names the proxy, and not the password, if the password is wrong', async () => {
    const { host } = await startProxy({ credentials: 'me:right' });
    const { url, requests } = await startServer();

    const answer = await send(url, {
      ...trusted,
      NODE_USE_ENV_PROXY: '1',
      HTTPS_PROXY: `http://me:wrong@${host}`,
    });

    expect(answer).toEqual({
      message: `sms.send: the proxy ${host} refused the connection to 127.0.0.1: HTTP 407`,
      outcome: 'not-sent',
      reason: 'blocked',
    });
    expect(requests).toEqual([]);
  });

  it('gets an error that names the proxy if it cannot be reached', async () => {
    const proxy = await closedPort();
    const { url } = await startServer();

    const answer = await send(url, { ...trusted, NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: proxy });

    expect(answer).toEqual({
      message: `sms.send: no connection to the proxy ${new URL(proxy).host} (ECONNREFUSED)`,
      outcome: 'not-sent',
      reason: 'connect',
    });
  });

  it.each([
    ['without the CA', { TLS_CERT: client.cert, TLS_KEY: client.key }],
    ['without the client certificate', { TLS_CA: ca }],
  ])('sends nothing through the tunnel %s', async (_, files) => {
    const { host, seen } = await startProxy();
    const { url, requests } = await startServer();

    const answer = await send(url, { ...files, NODE_USE_ENV_PROXY: '1', HTTPS_PROXY: `http://${host}` });

    expect(answer).toMatchObject({ outcome: 'not-sent', reason: 'certificate' });
    expect(seen).toHaveLength(1);
    expect(requests).toEqual([]);
  });
});

describe('a process connects to 8x8 directly', () => {
  it.each<[string, Readonly<Record<string, string>>]>([
    ['if Node is not told to use the proxy', {}],
    ['if NO_PROXY names the host', { NODE_USE_ENV_PROXY: '1', NO_PROXY: 'other.example,127.0.0.1' }],
    ['if no_proxy has a range of addresses', { NODE_USE_ENV_PROXY: '1', no_proxy: '127.0.0.1-127.0.0.9' }],
    ['if NO_PROXY is *', { NODE_USE_ENV_PROXY: '1', NO_PROXY: '*' }],
  ])('%s', async (_, variables) => {
    const { host, seen } = await startProxy();
    const { url, requests } = await startServer();

    const answer = await send(url, { ...trusted, HTTPS_PROXY: `http://${host}`, ...variables });

    expect(answer).toEqual(sent);
    expect(requests).toHaveLength(1);
    expect(seen).toEqual([]);
  });
});

it('a process uses the proxy although NO_PROXY names another host', async () => {
  const { host, seen } = await startProxy();
  const { url } = await startServer();
  const variables = { NODE_USE_ENV_PROXY: '1', NO_PROXY: '*.example, 127.0.0.1:1' };

  const answer = await send(url, { ...trusted, HTTPS_PROXY: `http://${host}`, ...variables });

  expect(answer).toEqual(sent);
  expect(seen).toHaveLength(1);
});
