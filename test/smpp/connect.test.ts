import { createServer } from 'node:net';
import { inspect } from 'node:util';
import { afterEach, describe, expect, it } from '@jest/globals';
import { RejectedError, TransportError, ValidationError } from 'cpaas-8x8';
import { createSmppClient, type SmppBinds, type SmppClientOptions } from 'smpp-8x8';
import { loopbackCertificate } from '../core/node/loopback-certificate';
import { clientOf, closeAll, connected, failure, sms, startServer, until } from './server/start-server';

afterEach(closeAll);

describe('connect', () => {
  it.each<[SmppBinds | undefined, readonly string[]]>([
    [undefined, ['receiver', 'receiver', 'transmitter', 'transmitter']],
    [{ transceivers: 3 }, ['transceiver', 'transceiver', 'transceiver']],
    [{ receivers: 1 }, ['receiver']],
  ])('opens the binds of %j', async (binds, expected) => {
    const server = await startServer();

    const client = await connected(server, binds ? { binds } : {});

    expect((await server.counts()).bound.toSorted()).toEqual(expected);
    expect(client.binds.map(({ type, state }) => `${type} ${state}`).toSorted()).toEqual(
      expected.map((type) => `${type} bound`),
    );
  });

  it('speaks TLS 1.3 with a server whose certificate it trusts', async () => {
    const server = await startServer({ tls: loopbackCertificate });

    const client = await connected(server, { tls: { ca: loopbackCertificate.cert } });

    expect((await client.send(sms)).umid).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('refuses a certificate that nobody vouches for', async () => {
    const server = await startServer({ tls: loopbackCertificate });

    const error = await failure(clientOf(server, { tls: true }).connect());

    expect(error).toBeInstanceOf(TransportError);
    expect(error).toMatchObject({ reason: 'certificate', outcome: 'not-sent' });
  });

  it.each([
    [{ password: 'wrong-password-77' }, {}, 'ESME_RINVPASWD'],
    [{ systemId: 'nobody' }, {}, 'ESME_RINVSYSID'],
    [{}, { maxBinds: 3 }, 'ESME_RBINDFAIL'],
  ])('says why 8x8 refuses %j to a server with %j', async (options, settings, name) => {
    const server = await startServer(settings);
    const client = clientOf(server, options);

    const error = (await failure(client.connect())) as RejectedError;

    expect(error).toBeInstanceOf(RejectedError);
    expect(error.message).toContain(name);
    expect(error.advice).toContain('allow list');
    expect(inspect(error, { depth: 9 })).not.toMatch(/wrong-password-77|secret-1/);
    await until(async () => (await server.counts()).bound.length === 0);
  });

  it('can be called again after it failed', async () => {
    const server = await startServer({ bindStatus: 0x0d });
    const client = clientOf(server);
    await failure(client.connect());
    await server.do('configure', { bindStatus: 0 });

    await client.connect();

    expect((await client.send(sms)).umid).not.toBe('');
  });

  it('names host and port if nothing listens there', async () => {
    const server = await startServer();
    server.stop();
    const closed = createServer();
    const port = await new Promise<number>((resolve) =>
      closed.listen(0, '127.0.0.1', () => {
        const address = closed.address();
        closed.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
      }),
    );

    const error = await failure(clientOf(server, { port }).connect());

    expect(error).toMatchObject({ reason: 'connect', outcome: 'not-sent' });
    expect(String(error)).toContain(`127.0.0.1:${port}`);
  });

  it('gives up a server that does not answer the bind', async () => {
    const server = await startServer({ silentBind: true });

    const error = await failure(clientOf(server, { connectTimeoutMs: 200 }).connect());

    expect(error).toMatchObject({ reason: 'timeout', outcome: 'not-sent' });
  });

  it('ends when its signal aborts', async () => {
    const server = await startServer({ silentBind: true });
    const controller = new AbortController();
    const connecting = failure(clientOf(server).connect({ signal: controller.signal }));

    controller.abort();

    expect(await connecting).toMatchObject({ reason: 'aborted', outcome: 'not-sent' });
  });

  it('shows no password in the client itself', async () => {
    const server = await startServer();
    const client = await connected(server);

    expect(inspect(client, { depth: 9, showHidden: true })).not.toContain('secret-1');
    expect(JSON.parse(JSON.stringify(client))).toMatchObject({ operation: 'sms.send', binds: client.binds });
  });
});

describe('a bind that ends', () => {
  it('is made again, and says so', async () => {
    const server = await startServer();
    const client = clientOf(server, { binds: { transceivers: 1 } });
    const told: string[] = [];
    client.on('bind', () => told.push('bind'));
    client.on('unbind', ({ reason }) => told.push(`unbind: ${reason}`));
    client.on('reconnect', ({ attempt }) => told.push(`reconnect ${attempt}`));
    await client.connect();

    await server.do('cut');
    await until(() => told.length === 4);

    expect(told).toEqual(['bind', expect.stringMatching(/^unbind: /), 'reconnect 1', 'bind']);
    expect((await client.send(sms)).umid).not.toBe('');
  });

  it('is made again after 8x8 unbinds it', async () => {
    const server = await startServer();
    const client = await connected(server, { binds: { transceivers: 1 } });
    const bound = new Promise((resolve) => client.on('bind', resolve));

    await server.do('unbind');
    await bound;

    expect((await client.send(sms)).umid).not.toBe('');
  });

  it('that 8x8 ends answers only after the messages under way were answered', async () => {
    const server = await startServer();
    await server.behave({ delayMs: 200 });
    const client = await connected(server, { binds: { transceivers: 1 } });
    const sent = Promise.all([client.send(sms), client.send(sms)]);
    await until(async () => (await server.counts()).submits === 2);

    await server.do('unbind');

    expect(await sent).toHaveLength(2);
  });

  it('is noticed by an enquire_link that nobody answers', async () => {
    const server = await startServer();
    const client = clientOf(server, { binds: { transceivers: 1 }, enquireLinkMs: 50 });
    const reason = new Promise((resolve) => client.on('unbind', (event) => resolve(event.reason)));
    await client.connect();
    await until(async () => (await server.counts()).enquireLinks > 1);
    expect(client.binds).toMatchObject([{ state: 'bound' }]);

    await server.do('configure', { deaf: true });

    expect(await reason).toBe('8x8 does not answer');
  });

  it('is tried again and again while 8x8 refuses it', async () => {
    const server = await startServer();
    const client = clientOf(server, { binds: { transceivers: 1 } });
    const reasons: string[] = [];
    client.on('reconnect', ({ reason }) => reasons.push(reason));
    await client.connect();
    await server.do('configure', { bindStatus: 0x0e });

    await server.do('cut');
    await until(() => reasons.length === 2);

    expect(reasons[1]).toContain('ESME_RINVPASWD');
    expect(client.binds).toMatchObject([{ state: 'waiting', reason: reasons[1] }]);
  });
});

describe('the options', () => {
  const valid = { systemId: 'example', password: 'secret-1' };

  it.each<[object, string]>([
    [{ ...valid, windows: 3 }, 'windows'],
    [{ ...valid, systemId: '' }, 'systemId'],
    [{ ...valid, password: 'sécret-ümlaut' }, 'password'],
    [{ ...valid, region: 'northAmerica' }, 'region'],
    [{ ...valid, region: 'europe', host: 'smpp.example.com' }, 'host'],
    [{ ...valid, host: 'smpp://smpp.example.com' }, 'host'],
    [{ ...valid, port: 0 }, 'port'],
    [{ ...valid, binds: { transceivers: 1, receivers: 1 } }, 'binds'],
    [{ ...valid, binds: { transmitters: 0 } }, 'binds'],
    [{ ...valid, window: 0.5 }, 'window'],
    [{ ...valid, throughput: 0 }, 'throughput'],
    [{ ...valid, timeoutMs: NaN }, 'timeoutMs'],
    [{ ...valid, longMessages: 'sar' }, 'longMessages'],
    [{ ...valid, onWarning: 3 }, 'onWarning'],
    [{ ...valid, onAttempt: 'log' }, 'onAttempt'],
  ])('%j are refused for %s', (options, path) => {
    const create = (): unknown => createSmppClient(options as SmppClientOptions);

    expect(create).toThrow(ValidationError);
    try {
      create();
    } catch (error) {
      expect((error as ValidationError).issues[0]).toMatchObject({ path });
      expect(inspect(error)).not.toMatch(/secret-1|sécret/);
    }
  });
});
