import { afterEach, expect, it } from '@jest/globals';

import { connect, readReceipt } from './bare-client';
import { closeAll, hello, startSandbox } from './started-smpp';

afterEach(closeAll);

async function startBound() {
  const sandbox = await startSandbox();
  const client = await connect(sandbox.smpp);
  await client.bind();
  return { sandbox, client };
}

it.each([
  ['tooManyRequests', 0x58],
  ['unavailable', 0x14],
  ['internalError', 0x08],
  ['error', 0x45],
  [{ kind: 'error', code: 0x400 }, 0x400],
  ['rejected', 0x45],
] as const)('answers a message with the status of the fault %j', async (effect, status) => {
  const { sandbox, client } = await startBound();
  sandbox.addFault({ target: 'smpp.submit', trigger: { next: 1 }, effect });

  const responses = [await client.submit(hello), await client.submit(hello)];

  expect(responses.map(({ command_status }) => command_status)).toEqual([status, 0]);
  const accepted = sandbox.messages().filter(({ status: { state } }) => state !== 'rejected');
  expect(accepted).toHaveLength(1);
});

it.each([
  ['resetBefore', 0],
  ['resetAfter', 1],
  ['halfBody', 1],
  [{ kind: 'stall', ms: 10 }, 1],
  [{ kind: 'stall', ms: 10, processed: false }, 0],
] as const)('cuts the connection by the fault %j, with %i messages taken', async (effect, taken) => {
  const { sandbox, client } = await startBound();
  sandbox.addFault({ target: 'smpp.submit', trigger: { every: 3 }, effect });

  const results = await Promise.allSettled(Array.from({ length: 3 }, () => client.submit(hello)));

  expect(results.at(-1)).toMatchObject({ status: 'rejected' });
  expect(client.isClosed).toBe(true);
  expect(sandbox.messages()).toHaveLength(2 + taken);
});

it('does not keep the bind of a client that has gone before a slow answer', async () => {
  const sandbox = await startSandbox({ settings: { smppBinds: 1 } });
  sandbox.addFault({ target: 'smpp.bind', trigger: { next: 1 }, effect: { kind: 'slow', ms: 200 } });
  const impatient = await connect(sandbox.smpp);
  const refused = expect(impatient.bind()).rejects.toThrow('The connection was closed');
  await sandbox.waitFor('faults');
  impatient.close();
  await refused;
  await new Promise((next) => setTimeout(next, 300));

  expect(sandbox.smppStatus().binds).toEqual([]);
  expect(await (await connect(sandbox.smpp)).bind()).toBe(0);
});

it('acts only on messages to the number of the fault', async () => {
  const { sandbox, client } = await startBound();
  sandbox.addFault({ target: 'smpp.submit', recipient: '+6591234568', effect: 'tooManyRequests' });

  const responses = [
    await client.submit(hello),
    await client.submit({ ...hello, destination_addr: '6591234568' }),
  ];

  expect(responses.map(({ command_status }) => command_status)).toEqual([0, 0x58]);
});

it.each([
  ['error', 0x0d],
  [{ kind: 'error', code: 0x0e }, 0x0e],
  ['tooManyRequests', 0x58],
] as const)('refuses a bind with the fault %j', async (effect, status) => {
  const sandbox = await startSandbox();
  sandbox.addFault({ target: 'smpp.bind', trigger: { next: 1 }, effect });
  const [refused, next] = [await connect(sandbox.smpp), await connect(sandbox.smpp)];

  expect([await refused.bind(), await next.bind()]).toEqual([status, 0]);
});

it('drops the connection of a bind', async () => {
  const sandbox = await startSandbox();
  sandbox.addFault({ target: 'smpp', trigger: { next: 1 }, effect: 'resetBefore' });
  const client = await connect(sandbox.smpp);

  await expect(client.bind()).rejects.toThrow('closed');
});

it('sends the receipt before the response', async () => {
  const { sandbox, client } = await startBound();
  sandbox.addFault({ target: 'smpp.submit', effect: 'receiptFirst' });

  const { message_id } = await client.submit(hello);

  expect(client.received.map((pdu) => readReceipt(pdu)['id'])).toEqual([message_id]);
  expect(client.commands.slice(-2)).toEqual(['deliver_sm', 'submit_sm_resp']);
});

it('repeats, delays and drops receipts like webhooks', async () => {
  const { sandbox, client } = await startBound();
  const target = 'sms.status';
  const to = (recipient: string) => ({ ...hello, destination_addr: recipient });
  sandbox.addFault({ target, recipient: '+6591234501', effect: { kind: 'webhookRepeat', times: 2 } });
  sandbox.addFault({ target, recipient: '+6591234502', effect: { kind: 'webhookDelay', ms: 300 } });
  sandbox.addFault({ target, recipient: '+6591234503', effect: 'webhookDrop' });

  await client.submit(to('6591234502'));
  await client.submit(to('6591234503'));
  await client.submit(to('6591234501'));
  const receipts = await client.receive(4);

  expect(receipts.map(({ source_addr }) => source_addr)).toEqual([
    '6591234501',
    '6591234501',
    '6591234501',
    '6591234502',
  ]);
});

it('repeats the receipts of numbers that end in 0009', async () => {
  const { client } = await startBound();

  await client.submit({ ...hello, destination_addr: '6591230009' });
  const receipts = await client.receive(2);

  expect(receipts.map((receipt) => readReceipt(receipt)['stat'])).toEqual(['DELIVRD', 'DELIVRD']);
});

it('adds a TLV that no document lists', async () => {
  const { sandbox, client } = await startBound();
  sandbox.addFault({ target: 'sms', effect: 'webhookUnknownTlv' });

  sandbox.inboundSms({ from: '+6591234567', text: 'Hi' });
  const [message] = await client.receive(1);

  expect(message?.[0x15ff]?.toString()).toBe('8x8');
  expect(message?.[0x1502]).toHaveLength(36);
});

it.each([
  [{ target: 'smpp.submit', effect: 'html' }, 'effect.kind html has no effect on smpp.submit'],
  [{ target: 'smpp.bind', effect: 'rejected' }, 'effect.kind rejected has no effect on smpp.bind'],
  [{ target: 'sms.send', effect: 'receiptFirst' }, 'use it for smpp.submit'],
  [{ target: 'smpp', subAccountId: 'Sandbox_SMS', effect: 'slow' }, 'subAccountId has no meaning for smpp'],
] as const)('refuses the fault %j', async (fault, message) => {
  const sandbox = await startSandbox();

  expect(() => sandbox.addFault(fault)).toThrow(message);
});
