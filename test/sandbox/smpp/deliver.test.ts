import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, expect, it } from '@jest/globals';

import { runSandbox } from '../sandbox-process';
import { start } from '../started-sandbox';
import { connect, readReceipt } from './bare-client';
import { closeAll, hello, startSandbox } from './started-smpp';

afterEach(closeAll);

it('delivers an SMS of a customer with its UMID', async () => {
  const sandbox = await startSandbox();
  const client = await connect(sandbox.smpp);
  await client.bind('receiver');

  const { umid } = sandbox.inboundSms({ from: '+6591234567', text: 'Where is it? {€}' });
  const [message] = await client.receive(1);

  expect(message).toMatchObject({
    esm_class: 0,
    source_addr: '6591234567',
    destination_addr: '6580880888',
    short_message: { message: 'Where is it? {€}' },
  });
  // Not null-terminated: 36 octets.
  expect(message?.[0x1502]).toEqual(Buffer.from(umid));
});

it.each([
  ['GSM7', `${'x'.repeat(152)}€${'y'.repeat(100)}`, 0],
  ['UCS2', `${'订'.repeat(66)}🚚${'单'.repeat(30)}`, 8],
])('cuts a long SMS of a customer in %s between characters', async (_, text, dataCoding) => {
  const sandbox = await startSandbox();
  const client = await connect(sandbox.smpp);
  await client.bind('receiver');

  sandbox.inboundSms({ from: '+6591234567', text });
  const parts = await client.receive(2);

  expect(parts.map(({ short_message }) => short_message?.message).join('')).toBe(text);
  expect(parts.map(({ short_message }) => short_message?.udh?.[0]?.subarray(-2))).toEqual([
    Buffer.from([2, 1]),
    Buffer.from([2, 2]),
  ]);
  expect(parts.map(({ data_coding, esm_class }) => [data_coding, esm_class])).toEqual([
    [dataCoding, 0x40],
    [dataCoding, 0x40],
  ]);
});

it('keeps receipts and messages until a receiver binds, and tells transmitters nothing', async () => {
  const sandbox = await startSandbox();
  const transmitter = await connect(sandbox.smpp);
  await transmitter.bind('transmitter');
  await transmitter.submit(hello);
  sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 2);

  const receiver = await connect(sandbox.smpp);
  await receiver.bind('receiver');

  await receiver.receive(2);
  expect(transmitter.received).toEqual([]);
});

it('spreads receipts over the binds of the account', async () => {
  const sandbox = await startSandbox();
  const [transmitter, one, two] = [
    await connect(sandbox.smpp),
    await connect(sandbox.smpp),
    await connect(sandbox.smpp),
  ];
  await transmitter.bind('transmitter');
  await one.bind('receiver');
  await two.bind('transceiver');

  await Promise.all(Array.from({ length: 10 }, () => transmitter.submit(hello)));
  await sandbox.waitFor(() => one.received.length + two.received.length === 10);

  expect(one.received.length).toBeGreaterThan(0);
  expect(two.received.length).toBeGreaterThan(0);
});

it.each([
  ['refuses', 0x64],
  ['does not answer', undefined],
])('sends again what the client %s', async (_, status) => {
  const sandbox = await startSandbox({ webhookTimeoutMs: 30 });
  const client = await connect(sandbox.smpp);
  client.answer = () => (client.received.length === 1 ? status : 0);
  await client.bind();

  sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
  const [first, second] = await client.receive(2);
  await sandbox.waitFor(() => sandbox.smppStatus().waiting === 0);

  expect(second?.[0x1502]).toEqual(first?.[0x1502]);
  expect(client.received).toHaveLength(2);
});

it('sends again what a connection has lost', async () => {
  const sandbox = await startSandbox();
  const lost = await connect(sandbox.smpp);
  lost.answer = () => undefined;
  await lost.bind();
  sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
  await lost.receive(1);
  lost.close();
  await sandbox.waitFor(() => sandbox.smppStatus().binds.length === 0);

  const next = await connect(sandbox.smpp);
  await next.bind();

  expect((await next.receive(1))[0]?.[0x1502]).toEqual(lost.received[0]?.[0x1502]);
});

it('sends no more than ten that are not acknowledged', async () => {
  const sandbox = await startSandbox();
  const client = await connect(sandbox.smpp);
  client.answer = () => undefined;
  await client.bind();

  for (let count = 0; count < 12; count++) sandbox.inboundSms({ from: '+6591234567', text: `${count}` });
  await client.receive(10);
  await client.request('enquire_link');

  expect(client.received).toHaveLength(10);
  expect(sandbox.smppStatus()).toMatchObject({ waiting: 12, binds: [{ unacknowledged: 10 }] });
});

it('posts the SMS of a customer to the webhook, too, but the receipt of SMPP to no webhook', async () => {
  const started = await start({ smppPort: 0, timeScale: 0.01 });
  const { sandbox, receiver } = started;
  await started.listen();
  const client = await connect(sandbox.smpp);
  await client.bind();

  await client.submit(hello);
  sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
  await client.receive(2);
  await sandbox.waitFor(() => receiver.received.length === 1);
  await started.close();

  expect(sandbox.webhooks().map(({ event }) => event)).toEqual(['inbound_message_received']);
});

it('still has the receipts of before it was killed', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'smpp-state-'));
  const args = ['--port', '0', '--smpp-port', '0', '--state', folder];
  const addressOf = (out: string) => ({
    host: '127.0.0.1',
    port: Number(/SMPP +127\.0\.0\.1:(\d+)/.exec(out)?.[1]),
    systemId: /SMPP system ID +(\S+)/.exec(out)?.[1] ?? '',
    password: /SMPP password +(\S+)/.exec(out)?.[1] ?? '',
  });
  const killed = runSandbox(...args);
  const transmitter = await connect(addressOf(await killed.printed(/Stop it/)));
  await transmitter.bind('transmitter');
  const { message_id } = await transmitter.submit(hello);
  killed.child.kill('SIGKILL');
  await killed.ended;

  const restarted = runSandbox(...args);
  const receiver = await connect(addressOf(await restarted.printed(/Stop it/)));
  await receiver.bind('receiver');
  const [receipt] = await receiver.receive(1);
  restarted.child.kill('SIGKILL');
  await restarted.ended;
  rmSync(folder, { recursive: true });

  expect(receipt && readReceipt(receipt)).toMatchObject({ id: message_id, stat: 'DELIVRD' });
}, 120_000);

it('forgets what waits when it is reset', async () => {
  const sandbox = await startSandbox();
  sandbox.inboundSms({ from: '+6591234567', text: 'Before' });
  await sandbox.reset();
  const client = await connect(sandbox.smpp);
  await client.bind();

  sandbox.inboundSms({ from: '+6591234567', text: 'After' });
  const [message] = await client.receive(1);

  expect(message?.short_message?.message).toBe('After');
});
