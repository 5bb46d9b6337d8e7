import { generateKeyPairSync, X509Certificate } from 'node:crypto';
import { connect as connectSocket } from 'node:net';

import { afterEach, expect, it } from '@jest/globals';

import { connect } from './bare-client';
import { closeAll, hello, startSandbox } from './started-smpp';

afterEach(closeAll);

it.each([
  ['an unknown system ID', { system_id: 'nobody' }, 0x0f],
  ['a wrong password', { password: 'guess' }, 0x0e],
])('refuses a bind with %s, and closes the connection', async (_, fields, status) => {
  const sandbox = await startSandbox();
  const client = await connect(sandbox.smpp);

  expect(await client.bind('transceiver', fields)).toBe(status);

  await client.closed;
  expect(sandbox.smppStatus().binds).toEqual([]);
});

it('has the credentials that it was started with', async () => {
  const sandbox = await startSandbox({ account: { smpp: { systemId: 'acme', password: 's3cret' } } });
  const client = await connect(sandbox.smpp);

  expect(sandbox.smpp).toMatchObject({ systemId: 'acme', password: 's3cret' });
  expect(await client.bind('transmitter')).toBe(0);
});

it('refuses the fifth bind, and lets it in when one of the four has ended', async () => {
  const sandbox = await startSandbox();
  const clients = await Promise.all(Array.from({ length: 4 }, () => connect(sandbox.smpp)));
  for (const client of clients) expect(await client.bind()).toBe(0);

  const fifth = await connect(sandbox.smpp);
  expect(await fifth.bind()).toBe(0x0d);
  await clients[0]?.request('unbind');
  const sixth = await connect(sandbox.smpp);

  expect(await sixth.bind()).toBe(0);
});

it('lets in as many binds as the settings say', async () => {
  const sandbox = await startSandbox();
  sandbox.changeSettings({ smppBinds: 1 });
  const [first, second] = [await connect(sandbox.smpp), await connect(sandbox.smpp)];

  expect([await first.bind(), await second.bind()]).toEqual([0, 0x0d]);
});

it('keeps a bind that binds again, and tells the client', async () => {
  const sandbox = await startSandbox();
  const client = await connect(sandbox.smpp);
  await client.bind();

  expect(await client.bind('receiver')).toBe(0x05);
  expect((await client.submit(hello)).command_status).toBe(0);
});

it('takes messages only from binds that may send', async () => {
  const sandbox = await startSandbox();
  const [unbound, receiver, transmitter] = [
    await connect(sandbox.smpp),
    await connect(sandbox.smpp),
    await connect(sandbox.smpp),
  ];
  await receiver.bind('receiver');
  await transmitter.bind('transmitter');

  const responses = await Promise.all([unbound, receiver, transmitter].map((each) => each.submit(hello)));

  expect(responses.map(({ command_status }) => command_status)).toEqual([0x04, 0x04, 0]);
  expect(sandbox.messages()).toHaveLength(1);
});

it('throttles a bind above its pace, whatever the other binds do', async () => {
  const sandbox = await startSandbox({ settings: { smppThroughput: 5 } });
  const [busy, quiet] = [await connect(sandbox.smpp), await connect(sandbox.smpp)];
  await busy.bind();
  await quiet.bind();

  const responses = await Promise.all(Array.from({ length: 8 }, () => busy.submit(hello)));
  const other = await quiet.submit(hello);

  const statuses = responses.map(({ command_status }) => command_status);
  expect(statuses).toEqual([0, 0, 0, 0, 0, 0x58, 0x58, 0x58]);
  expect(other.command_status).toBe(0);
});

it('answers with a full queue when more than the window is unanswered', async () => {
  const sandbox = await startSandbox({ settings: { smppWindow: 2 } });
  const client = await connect(sandbox.smpp);
  await client.bind();
  sandbox.addFault({ target: 'smpp.submit', effect: { kind: 'slow', ms: 50 } });

  const responses = await Promise.all(Array.from({ length: 3 }, () => client.submit(hello)));

  expect(responses.map(({ command_status }) => command_status).sort()).toEqual([0, 0, 0x14]);
});

it('lists the binds with what they do, and cuts one', async () => {
  const sandbox = await startSandbox();
  const client = await connect(sandbox.smpp);
  const bound = sandbox.waitFor('smpp');
  await client.bind('transceiver');
  await client.submit(hello);
  await client.receive(1);
  await sandbox.waitFor(() => sandbox.smppStatus().binds[0]?.acknowledged === 1);

  const { binds, waiting } = sandbox.smppStatus();

  expect(await bound).toMatchObject({ change: 'bound', bind: { kind: 'transceiver' } });
  expect(binds).toMatchObject([
    { systemId: 'sandbox-smpp', kind: 'transceiver', tls: false, submitted: 1, window: 0, unacknowledged: 0 },
  ]);
  expect(waiting).toBe(0);
  expect(sandbox.cutSmppBind(binds[0]?.id ?? '')).toBe(true);
  await client.closed;
  expect(sandbox.smppStatus().binds).toEqual([]);
});

it('speaks TLS 1.3 with a certificate of this machine', async () => {
  const sandbox = await startSandbox({ smppTlsPort: 0 });
  const { certificate = '' } = sandbox.smpp ?? {};
  const client = await connect(sandbox.smpp, { ca: certificate, minVersion: 'TLSv1.3' });

  expect(await client.bind()).toBe(0);
  expect((await client.submit(hello)).command_status).toBe(0);
  expect(await client.receive(1)).toHaveLength(1);
  expect(sandbox.smppStatus().binds).toMatchObject([{ tls: true }]);
  expect(new X509Certificate(certificate).checkIP('127.0.0.1')).toBe('127.0.0.1');
  await expect(connect(sandbox.smpp, { ca: certificate, maxVersion: 'TLSv1.2' })).rejects.toThrow();
});

it('uses the certificate that it is given', async () => {
  const { certificate: cert = '' } = (await startSandbox({ smppTlsPort: 0 })).smpp ?? {};
  await closeAll();
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();

  // Node.js refuses a key of another certificate, so both were used.
  await expect(startSandbox({ smppTlsPort: 0, smppCertificate: { cert, key } })).rejects.toThrow(/key/);
});

it('ends a connection that does not speak SMPP', async () => {
  const sandbox = await startSandbox();
  const socket = connectSocket(sandbox.smpp?.port ?? 0);
  const closed = new Promise((resolve) => socket.on('close', resolve));
  socket.resume();

  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');

  await closed;
  expect((await fetch(`${sandbox.url}/_sandbox`)).status).toBe(200);
});

it('answers a broken PDU with an error, and goes on', async () => {
  const sandbox = await startSandbox();
  const client = await connect(sandbox.smpp);
  await client.bind();

  const broken = await client.submit({ ...hello, esm_class: 0x40, short_message: Buffer.from([9, 1, 2]) });

  expect(broken.command_status).toBe(0x02);
  expect((await client.submit(hello)).command_status).toBe(0);
});

it('has no SMPP server without a port', async () => {
  const sandbox = await startSandbox({ smppPort: undefined } as never);

  sandbox.inboundSms({ from: '6591234567', text: 'Hello' });

  expect(sandbox.smpp).toBeUndefined();
  expect(sandbox.smppStatus()).toEqual({ binds: [], waiting: 0 });
});
