import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { request, type OutgoingHttpHeaders } from 'node:http';

import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';

let sandbox: Sandbox;

/** Sends any headers, as no browser would let a page do. */
function send(
  method: string,
  path: string,
  headers: OutgoingHttpHeaders = {},
  body?: string,
): Promise<{ status: number | undefined; text: string; cookie: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${sandbox.url}/_sandbox${path}`, { method, headers }, (response) => {
      const cookie = (response.headers['set-cookie'] ?? []).join();
      const finish = (text: string): void => {
        response.destroy();
        resolve({ status: response.statusCode, text, cookie });
      };
      if (String(response.headers['content-type']).includes('event-stream')) finish('');
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => finish(text));
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

const restart = async (options: SandboxOptions): Promise<void> => {
  await sandbox.close();
  sandbox = await createSandbox(options);
};

const readable = ['', '/messages', '/state', '/events', '/settings'];

beforeEach(async () => {
  sandbox = await createSandbox();
});
afterEach(() => sandbox.close());

describe('another web site', () => {
  it.each(readable)('cannot read GET %s through a name of its own (DNS rebinding)', async (path) => {
    const { status, text } = await send('GET', path, { host: `evil.test:${new URL(sandbox.url).port}` });
    expect(status).toBe(403);
    expect(JSON.parse(text)).toEqual({ error: expect.stringContaining('Host header') });
  });

  it.each(['127.0.0.1', 'localhost', 'LOCALHOST', '[::1]', '192.168.0.7'])(
    'is not what the host %s is',
    async (name) => {
      const { status } = await send('GET', '/settings', { host: `${name}:${new URL(sandbox.url).port}` });
      expect(status).toBe(200);
    },
  );

  it.each(['null', 'https://evil.test', 'http://127.0.0.1:1', 'file://', ''])(
    'cannot send requests: Origin "%s"',
    async (origin) => {
      for (const path of readable) expect((await send('GET', path, { origin })).status).toBe(403);
      expect((await send('POST', '/reset', { origin })).status).toBe(403);
    },
  );

  it.each([
    undefined,
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=application/json',
  ])('cannot send what needs no permission of the browser: %s', async (type) => {
    const headers = type === undefined ? {} : { 'content-type': type };
    const { status, text } = await send(
      'POST',
      '/inbound/sms',
      headers,
      '{"from":"+6591234567","text":"Hi"}',
    );
    expect(status).toBe(415);
    expect(text).toContain('Content-Type: application/json');
    expect(sandbox.messages()).toEqual([]);
  });

  it('is not the page of the sandbox', async () => {
    const headers = { origin: sandbox.url, 'content-type': 'application/json; charset=utf-8' };
    const { status } = await send('POST', '/inbound/sms', headers, '{"from":"+6591234567","text":"Hi"}');
    expect(status).toBe(200);
  });

  it.each(['[]', '"text"', '4', 'null'])('nor can a body be %s', async (body) => {
    const { status, text } = await send('POST', '/reset', { 'content-type': 'application/json' }, body);
    expect([status, text]).toEqual([400, '{"error":"The body must be a JSON object"}']);
  });
});

describe('a sandbox that other machines can reach', () => {
  it('requires a random control key', async () => {
    await restart({ host: '0.0.0.0' });
    expect(sandbox.controlKey).toMatch(/^[\w-]{24}$/);
    for (const path of readable) expect((await send('GET', path)).status).toBe(401);
    expect((await send('GET', '/state', { authorization: 'Bearer sandbox-key' })).status).toBe(401);
    const authorization = `Bearer ${sandbox.controlKey}`;
    for (const path of readable) expect((await send('GET', path, { authorization })).status).toBe(200);
    // A name of the network, such as that of a container. Another site does not know the key.
    expect((await send('GET', '/settings', { authorization, host: 'sandbox:8888' })).status).toBe(200);
  });

  it('requires the key that it was given, on any host', async () => {
    await restart({ controlKey: 'my-key' });
    expect((await send('GET', '/settings')).status).toBe(401);
    expect((await send('GET', '/settings', { authorization: 'Bearer my-key' })).status).toBe(200);
    await expect(createSandbox({ controlKey: 'my key' })).rejects.toThrow('controlKey must have');
  });

  it('gives the page a cookie for the key', async () => {
    await restart({ controlKey: 'my-key' });
    expect((await send('POST', '/session')).status).toBe(401);
    const { status, cookie } = await send('POST', '/session', { authorization: 'Bearer my-key' });
    expect([status, cookie]).toEqual([
      204,
      'sandbox-control-key=my-key; Path=/_sandbox; HttpOnly; SameSite=Strict',
    ]);
    expect((await send('GET', '/events', { cookie: 'a=b; sandbox-control-key=my-key' })).status).toBe(200);
    expect((await send('GET', '/events', { cookie: 'sandbox-control-key=other' })).status).toBe(401);
  });

  it('has no key when only this machine can reach it', () => {
    expect(sandbox.controlKey).toBeUndefined();
  });
});
