import { afterEach, expect, it } from '@jest/globals';

import { createSandbox, type Sandbox, type SandboxOptions } from '8x8-sandbox';

import { closeClients, connect, readReceipt, type BareClient } from './bare-client';

let sandbox: Sandbox;

afterEach(async () => {
  closeClients();
  await sandbox.close();
});

async function start(options: SandboxOptions = {}): Promise<BareClient> {
  sandbox = await createSandbox({ smppPort: 0, timeScale: 0.01, ...options });
  const client = await connect(sandbox.smpp);
  expect(await client.bind()).toBe(0);
  return client;
}

it('takes a message that the page shows and the account pays for, and sends its receipt', async () => {
  const client = await start();

  const { command_status, message_id = '' } = await client.submit({
    source_addr: 'ExampleCo',
    source_addr_ton: 5,
    destination_addr: '6591234567',
    dest_addr_ton: 1,
    dest_addr_npi: 1,
    short_message: 'Price: 5 € [net]',
  });
  const [receipt] = await client.receive(1);

  expect(command_status).toBe(0);
  expect(sandbox.messages({ umid: message_id })).toMatchObject([
    {
      from: 'ExampleCo',
      to: '+6591234567',
      text: 'Price: 5 € [net]',
      encoding: 'GSM7',
      smsCount: 1,
      price: { total: 0.0412 },
      status: { state: 'delivered', detail: 'delivered_to_recipient' },
      smpp: { dataCoding: 1, sourceTon: 5, destinationTon: 1, destinationNpi: 1 },
    },
  ]);
  expect(sandbox.billing().balance).toBe(100_000 - 0.0412);
  expect(receipt).toMatchObject({
    esm_class: 0x04,
    source_addr: '6591234567',
    destination_addr: 'ExampleCo',
    receipted_message_id: message_id,
    message_state: 2,
  });
  expect(receipt && readReceipt(receipt)).toMatchObject({
    id: message_id,
    stat: 'DELIVRD',
    err: '000',
    text: 'Price: 5 € [net]',
  });
  expect(receipt?.[0x1503]?.toString()).toBe('525');
  expect(receipt?.[0x1504]?.toString()).toBe('01');
});

it.each([
  ['6591230000', 'UNDELIV', '046', 5],
  ['6591230001', 'UNDELIV', '015', 5],
  ['6591230007', 'REJECTD', '099', 8],
])('tells by the receipt how the message to %s failed', async (destination_addr, stat, err, state) => {
  const client = await start();

  await client.submit({ destination_addr, short_message: 'Hello' });
  const [receipt] = await client.receive(1);

  expect(receipt && readReceipt(receipt)).toMatchObject({ stat, err });
  expect(receipt).toMatchObject({ message_state: state });
  expect(receipt?.[0x1503]).toBeUndefined();
});

it('sends what happens before the end only to a client that asks for it', async () => {
  const client = await start();

  await client.submit({ destination_addr: '6591234567', short_message: 'Hello', registered_delivery: 0x11 });
  const receipts = await client.receive(4);

  expect(receipts.map((receipt) => [receipt.esm_class, readReceipt(receipt)['stat']])).toEqual([
    [0x20, 'ACCEPTD'],
    [0x20, 'ENROUTE'],
    [0x20, 'ENROUTE'],
    [0x04, 'DELIVRD'],
  ]);
});

it.each([
  [0, '6591234567', []],
  [2, '6591234567', []],
  [2, '6591230000', ['UNDELIV']],
])(
  'with registered_delivery %i, %s has the receipts %j',
  async (registered_delivery, destination_addr, stats) => {
    const client = await start();

    await client.submit({ destination_addr, short_message: 'First', registered_delivery });
    await sandbox.waitFor(() => sandbox.messages({ text: 'First' })[0]?.steps[0]?.todo.length === 0);
    await client.submit({ destination_addr: '6591234568', short_message: 'Last' });
    await client.receive(stats.length + 1);

    expect(client.received.map((receipt) => readReceipt(receipt)['stat'])).toEqual([...stats, 'DELIVRD']);
  },
);

it('puts the parts of a long message together, and answers each with an ID of its own', async () => {
  const client = await start();
  const parts = ['Your order is on its way, ', 'and here ', 'is the end'];
  const header = (part: number): Buffer => Buffer.from([5, 0, 3, 77, 3, part]);

  const responses = await Promise.all(
    [2, 0, 1].map((index) =>
      client.submit({
        destination_addr: '6591234567',
        short_message: { udh: header(index + 1), message: parts[index] },
      }),
    ),
  );
  const receipts = await client.receive(3);

  const ids = responses.map(({ message_id }) => message_id);
  expect(new Set(ids).size).toBe(3);
  expect(sandbox.messages()).toMatchObject([
    {
      umid: ids[0],
      text: parts.join(''),
      smsCount: 3,
      price: { total: 0.1236 },
      smpp: {
        parts: [
          { umid: ids[0], part: 3 },
          { umid: ids[1], part: 1 },
          { umid: ids[2], part: 2 },
        ],
      },
    },
  ]);
  expect(receipts.map(({ receipted_message_id }) => receipted_message_id)).toEqual(ids);
});

it('shows the parts that came when the others stay away', async () => {
  const client = await start();

  await client.submit({
    destination_addr: '6591234567',
    short_message: { udh: Buffer.from([5, 0, 3, 1, 2, 2]), message: 'the end' },
  });
  const message = await sandbox.waitForMessage({ to: '6591234567' });

  expect(message.text).toBe('[…]the end');
});

it.each([
  ['Latin-1', { data_coding: 3, short_message: 'Ünïcôde ª' }, 'Ünïcôde ª', 'UCS2'],
  ['UCS-2', { data_coding: 8, short_message: '订单 🚚' }, '订单 🚚', 'UCS2'],
  ['UCS-2 of what GSM 7 has', { data_coding: 8, short_message: 'Hi' }, 'Hi', 'UCS2'],
  ['a payload', { data_coding: 1, message_payload: 'x'.repeat(400) }, 'x'.repeat(400), 'GSM7'],
])('reads %s', async (_, fields, text, encoding) => {
  const client = await start();

  const { message_id = '' } = await client.submit({ destination_addr: '6591234567', ...fields });

  expect(sandbox.messages({ umid: message_id })).toMatchObject([{ text, encoding }]);
});

it.each([
  ['the number is not one', { destination_addr: 'nobody' }, 0x0b],
  ['the number is blacklisted', { destination_addr: '6591230006' }, 0x0b],
  ['the number is national', { destination_addr: '91234567', dest_addr_ton: 2 }, 0x50],
  ['there is no text', { destination_addr: '6591234567', short_message: '' }, 0x01],
  [
    '8x8 does not take the coding',
    { destination_addr: '6591234567', data_coding: 4, short_message: Buffer.from('x') },
    0x45,
  ],
  ['the schedule is no time', { destination_addr: '6591234567', schedule_delivery_time: 'soon' }, 0x61],
  ['the validity is no time', { destination_addr: '6591234567', validity_period: '991399999999000+' }, 0x62],
])('refuses a message when %s', async (_, fields, status) => {
  const client = await start();

  const response = await client.submit({ short_message: 'Hello', ...fields });

  expect(response.command_status).toBe(status);
});

it('refuses a message that the balance does not cover', async () => {
  const client = await start({ account: { balance: 0.01 } });

  const response = await client.submit({ destination_addr: '6591234567', short_message: 'Hello' });

  expect(response.command_status).toBe(0x45);
  expect(sandbox.messages()).toMatchObject([{ status: { state: 'rejected' } }]);
});

it('sends at the scheduled time, and gives up at the end of the validity', async () => {
  const client = await start({ clock: 'manual', startTime: '2026-01-01T00:00:00Z', timeScale: 1 });

  await client.submit({
    destination_addr: '6591234567',
    short_message: 'Later',
    schedule_delivery_time: '260101090000032+',
  });
  await client.submit({
    destination_addr: '6591230008',
    short_message: 'Too late',
    validity_period: '000000000030000R',
  });
  await sandbox.advance(45_000);
  const [expired] = await client.receive(1);

  expect(sandbox.messages({ text: 'Later' })).toMatchObject([
    { waiting: true, scheduled: '2026-01-01T01:00:00.000Z' },
  ]);
  expect(expired && readReceipt(expired)).toMatchObject({ stat: 'EXPIRED', err: '036' });
  await sandbox.advance(3_600_000);
  const [, delivered] = await client.receive(2);
  expect(delivered && readReceipt(delivered)).toMatchObject({
    stat: 'DELIVRD',
    'submit date': '2601010000',
    'done date': '2601010100',
  });
});

it('answers requests that 8x8 does not support, and goes on', async () => {
  const client = await start();

  const query = await client.request('query_sm', { message_id: 'x' });
  const link = await client.request('enquire_link');

  expect([query.command_status, link.command_status]).toEqual([0x03, 0]);
});
