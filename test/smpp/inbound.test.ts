import { afterEach, describe, expect, it } from '@jest/globals';
import { parseWebhook, receiptMeaning, simplify } from 'cpaas-8x8';
import type { PartialSendError, SmppEvent, SmppMessageEvents } from 'smpp-8x8';
import { clientOf, closeAll, connected, failure, hex, sms, startServer, until } from './server/start-server';

afterEach(closeAll);

const ok = 0;
const comesAgain = 0x64;
const umid = '4f1b0c58-6c1e-4a53-9d7b-2f0a5d1b7e44';

const receipt = (stat: string, err: string, more: object = {}): object => ({
  source_addr_ton: 1,
  source_addr: '6591234567',
  dest_addr_ton: 5,
  destination_addr: 'ExampleCo',
  esm_class: 4,
  short_message: `id:${umid} sub:001 dlvrd:001 submit date:2612010100 done date:2612010109 stat:${stat} err:${err} text:Hello`,
  ...more,
});

const message = (text: unknown, more: object = {}): object => ({
  source_addr_ton: 1,
  source_addr: '6591234567',
  dest_addr_ton: 1,
  destination_addr: '6581112222',
  short_message: text,
  ...more,
});

/** A part of a long message with a user data header. */
const part = (number: number, total: number, octets: string, more: object = {}): object =>
  message(
    { udh: `0500032a0${total}0${number}`, octets: Buffer.from(octets).toString('hex') },
    { esm_class: 64, data_coding: 0, ...more },
  );

describe('a delivery receipt', () => {
  it('is the event that a webhook would have been, with the network of the recipient', async () => {
    const server = await startServer();
    const client = await connected(server);
    const events: SmppMessageEvents['sms.status'][] = [];
    client.on('sms.status', (event) => events.push(event));

    const status = await server.deliver(
      receipt('DELIVRD', '000', {
        receipted_message_id: umid,
        message_state: 2,
        mcc: hex('525'),
        mnc: hex('01'),
        of_the_future: hex('?'),
      }),
    );

    expect(status).toBe(ok);
    expect(events).toMatchObject([
      {
        type: 'sms.status',
        family: 'sms',
        umid,
        channel: 'sms',
        occurredAt: '2026-12-01T01:09:00.000Z',
        payload: {
          umid,
          source: 'ExampleCo',
          destination: '+6591234567',
          status: { state: 'delivered', timestamp: '2026-12-01T01:09:00.000Z' },
        },
        smpp: { bind: expect.stringMatching(/^receiver-/), mcc: '525', mnc: '01' },
      },
    ]);
    expect(events[0]?.smpp.tlvs.has(0x15aa)).toBe(true);
    const webhook = {
      namespace: 'SMS',
      eventType: 'outbound_message_status_changed',
      payload: events[0]?.payload,
    };
    expect(parseWebhook(webhook).key).toBe(events[0]?.key);
  });

  it.each([
    ['UNDELIV', '013', 'undelivered', 13],
    ['EXPIRED', '036', 'undelivered', 36],
    ['REJECTD', '043', 'rejected', 43],
    ['ENROUTE', '000', 'sent', undefined],
    ['SOMEDAY', 'A1', 'someday', undefined],
  ])('with the state %s and the error %s is %s', async (stat, err, state, code) => {
    const server = await startServer();
    const client = await connected(server);
    const events: SmppEvent[] = [];
    client.on('sms.status', (event) => events.push(event));

    await server.deliver(receipt(stat, err));

    const [event] = events;
    expect(event && simplify(event)).toMatchObject({ status: state, to: '+6591234567', from: 'ExampleCo' });
    expect(event && simplify(event).errorCode).toBe(code);
    if (event && code !== undefined) expect(receiptMeaning(event)?.advice).not.toBe('');
  });

  it('brings back the ID of the caller', async () => {
    const server = await startServer();
    const client = await connected(server);
    const ids: unknown[] = [];
    client.on('sms.status', ({ payload }) => ids.push(payload.clientMessageId));
    const sent = await client.send({ ...sms, clientMessageId: 'order-1001' });

    await server.do('receipt', sent.umid);

    expect(ids).toEqual(['order-1001']);
  });

  it('brings back the ID of the caller also if 8x8 took only a part of the message', async () => {
    const server = await startServer();
    await server.behave({ refuseParts: [2] });
    const client = await connected(server);
    const ids: unknown[] = [];
    client.on('sms.status', ({ payload }) => ids.push(payload.clientMessageId));
    const error = await failure(
      client.send({ ...sms, text: 'a'.repeat(200), clientMessageId: 'order-1001' }),
    );

    await server.do('receipt', (error as PartialSendError).segments[0]?.umid);

    expect(ids).toEqual(['order-1001']);
  });

  it('can come before the answer to the message, on another bind', async () => {
    const server = await startServer();
    await server.behave({ receiptFirst: true });
    const client = await connected(server);
    const umids: unknown[] = [];
    client.on('sms.status', (event) => umids.push(event.umid));

    const sent = await client.send(sms);

    expect(umids).toEqual([sent.umid]);
  });

  it('is acknowledged if nobody handles receipts', async () => {
    const server = await startServer();
    await connected(server);

    expect(await server.deliver(receipt('DELIVRD', '000'))).toBe(ok);
  });
});

describe('a message from a phone', () => {
  it.each([
    ['Hello [you] €', 1],
    ['Grüße, Zoë', 3],
    ['你好 👋', 8],
  ])('with the text %s in the data coding %i is the event of a webhook', async (text, dataCoding) => {
    const server = await startServer();
    const client = await connected(server);
    const events: SmppEvent[] = [];
    client.on('sms.inbound', (event) => events.push(event));

    const status = await server.deliver(message(text, { data_coding: dataCoding, mo_message_id: hex(umid) }));

    expect(status).toBe(ok);
    expect(events).toMatchObject([
      {
        type: 'sms.inbound',
        key: `sms.inbound/${umid}`,
        umid,
        sessionKey: 'sms:+6591234567',
        payload: { umid, source: '+6591234567', destination: '+6581112222', body: text, smsCount: 1 },
      },
    ]);
  });

  it('is acknowledged only after all handlers are done', async () => {
    const server = await startServer();
    const client = await connected(server);
    let finish = (): void => undefined;
    const order: string[] = [];
    client.on('sms.inbound', () => new Promise<void>((resolve) => (finish = resolve)));
    client.on('sms.inbound', () => order.push('handled'));

    const answered = server.deliver(message('Hi')).then(() => order.push('acknowledged'));
    await until(() => order.length === 1);
    await client.send(sms);
    order.push('finished');
    finish();
    await answered;

    expect(order).toEqual(['handled', 'finished', 'acknowledged']);
  });

  it('comes again if a handler fails, and the failure is told', async () => {
    const server = await startServer();
    const client = await connected(server);
    const told: unknown[] = [];
    let tries = 0;
    client.on('handlerError', ({ type, error }) => told.push([type, String(error)]));
    client.on('sms.inbound', async () => {
      if (++tries === 1) throw new Error('The database is down.');
    });

    const first = await server.deliver(message('Hi'));
    const second = await server.deliver(message('Hi'));

    expect([first, second]).toEqual([comesAgain, ok]);
    expect(told).toEqual([['sms.inbound', 'Error: The database is down.']]);
  });

  it('comes again until there is a handler', async () => {
    const server = await startServer();
    const client = await connected(server);
    const texts: unknown[] = [];

    const before = await server.deliver(message('Hi'));
    const remove = client.on('sms.inbound', ({ payload }) => texts.push(payload.body));
    const during = await server.deliver(message('Hi'));
    remove();
    const after = await server.deliver(message('Hi'));

    expect([before, during, after]).toEqual([comesAgain, ok, comesAgain]);
    expect(texts).toEqual(['Hi']);
  });

  it('waits while as many are handled as the window allows', async () => {
    const server = await startServer();
    const client = await connected(server, { receiveWindow: 3 });
    let running = 0;
    let most = 0;
    client.on('sms.inbound', async () => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 20));
      running--;
    });

    const statuses = await Promise.all(Array.from({ length: 12 }, () => server.deliver(message('Hi'))));

    expect(most).toBe(3);
    expect(statuses).toEqual(statuses.map(() => ok));
  });
});

describe('a long message', () => {
  const receive = async (options: object = {}) => {
    const server = await startServer();
    const client = await connected(server, options);
    const events: SmppMessageEvents['sms.inbound'][] = [];
    client.on('sms.inbound', (event) => events.push(event));
    return { server, client, events, texts: () => events.map(({ payload }) => payload.body) };
  };

  it('is joined from parts in any order, and its parts are acknowledged together', async () => {
    const { server, events, texts } = await receive();

    const third = server.deliver(part(3, 3, 'three'));
    const first = server.deliver(part(1, 3, 'one '));
    const second = server.deliver(part(2, 3, 'two '));

    expect(await Promise.all([first, second, third])).toEqual([ok, ok, ok]);
    expect(texts()).toEqual(['one two three']);
    expect(events[0]?.payload.smsCount).toBe(3);
  });

  it('is joined before it is decoded, so that no split character is lost', async () => {
    const { server, texts } = await receive();
    const octets = Buffer.from('a👋b', 'utf16le').swap16();
    const ucs2 = (number: number, slice: Buffer): object => ({
      ...part(number, 2, '', { data_coding: 8 }),
      short_message: { udh: `0500032b020${number}`, octets: slice.toString('hex') },
    });

    await Promise.all([
      server.deliver(ucs2(1, octets.subarray(0, 3))),
      server.deliver(ucs2(2, octets.subarray(3))),
    ]);

    expect(texts()).toEqual(['a👋b']);
  });

  it('may have a reference of 16 bits, or sar parameters, or be one message_payload', async () => {
    const { server, texts } = await receive();
    const long = 'b'.repeat(400);

    await Promise.all([
      server.deliver(message({ udh: '060804012a0201', text: 'A1' }, { esm_class: 64, data_coding: 1 })),
      server.deliver(message({ udh: '060804012a0202', text: 'A2' }, { esm_class: 64, data_coding: 1 })),
    ]);
    const sar = { sar_msg_ref_num: 300, sar_total_segments: 2 };
    await Promise.all([
      server.deliver(message('S1', { data_coding: 1, ...sar, sar_segment_seqnum: 1 })),
      server.deliver(message('S2', { data_coding: 1, ...sar, sar_segment_seqnum: 2 })),
    ]);
    await server.deliver(message('', { data_coding: 1, message_payload: long }));

    expect(texts()).toEqual(['A1A2', 'S1S2', long]);
  });

  it('comes through if 8x8 sends each part only after the answer to the one before', async () => {
    const { server, texts } = await receive({ reassembly: { holdMs: 30 } });

    const first = await server.deliver(part(1, 2, 'one '));
    const second = await server.deliver(part(2, 2, 'two'));
    const firstAgain = await server.deliver(part(1, 2, 'one '));

    expect([first, second, firstAgain]).toEqual([comesAgain, ok, ok]);
    expect(texts()).toEqual(['one two']);
  });

  it('is another message if the phone uses the reference again', async () => {
    const { server, texts } = await receive();

    await Promise.all([server.deliver(part(1, 2, 'one ')), server.deliver(part(2, 2, 'two'))]);
    await Promise.all([server.deliver(part(1, 2, 'new ')), server.deliver(part(2, 2, 'text'))]);

    expect(texts()).toEqual(['one two', 'new text']);
  });

  it('is delivered without the parts that never come, and says which', async () => {
    const { server, events } = await receive({ reassembly: { holdMs: 10_000, incompleteMs: 60 } });

    const status = await server.deliver(part(2, 3, 'two'));

    expect(status).toBe(ok);
    expect(events).toMatchObject([{ payload: { body: 'two' }, smpp: { missingParts: [1, 3] } }]);
  });

  it('comes again as a whole if its handler fails', async () => {
    const server = await startServer();
    const client = await connected(server);
    const texts: unknown[] = [];
    client.on('sms.inbound', ({ payload }) => {
      if (texts.push(payload.body) === 1) throw new Error('Not now.');
    });
    const both = (): Promise<readonly number[]> =>
      Promise.all([server.deliver(part(1, 2, 'one ')), server.deliver(part(2, 2, 'two'))]);

    expect(await both()).toEqual([comesAgain, comesAgain]);
    expect(await both()).toEqual([ok, ok]);
    expect(texts).toEqual(['one two', 'one two']);
  });
});

describe('what is not SMPP', () => {
  const pdu = (commandId: string, body = '', sequence = '00000007'): string => {
    const length = (16 + body.length / 2).toString(16).padStart(8, '0');
    return `${length}${commandId}00000000${sequence}${body}`;
  };

  it('is refused, and the bind goes on', async () => {
    const server = await startServer();
    const client = clientOf(server, { binds: { transceivers: 1 } });
    const unreadable = new Promise((resolve) => client.on('unreadable', resolve));
    const lost: string[] = [];
    client.on('unbind', ({ reason }) => lost.push(reason));
    await client.connect();

    // A deliver_sm that ends too early, one whose parameter is longer than the PDU, and a command that does not exist.
    await server.do('write', pdu('00000005', '0001'));
    await server.do('write', pdu('00000005', `${'00'.repeat(17)}04240fff41`));
    await server.do('write', pdu('00000777'));
    // A response to nothing.
    await server.do('write', pdu('80000004', '00', '00ffffff'));
    await unreadable;

    expect((await client.send(sms)).umid).not.toBe('');
    expect(lost).toEqual([]);
  });

  it('ends the connection if it has no PDUs, and the client connects again', async () => {
    const server = await startServer();
    const client = clientOf(server, { binds: { transceivers: 1 } });
    const reason = new Promise((resolve) => client.on('unbind', (event) => resolve(event.reason)));
    await client.connect();

    await server.do('write', Buffer.from('HTTP/1.1 400 Bad Request\r\n\r\n').toString('hex'));

    expect(await reason).toContain('not SMPP');
    expect((await client.send(sms)).umid).not.toBe('');
  });

  it('may come in pieces', async () => {
    const server = await startServer();
    const client = await connected(server, { binds: { transceivers: 1 } });
    const texts: unknown[] = [];
    client.on('sms.inbound', ({ payload }) => texts.push(payload.body));
    const body = `000101363539313233343536370001013635383131313232323200000000000000000100024869`;
    const octets = pdu('00000005', body) + pdu('00000005', body);

    for (let at = 0; at < octets.length; at += 14) {
      await server.do('write', octets.slice(at, at + 14));
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    await until(() => texts.length === 2);

    expect(texts).toEqual(['Hi', 'Hi']);
  });
});

describe('close', () => {
  it('waits for the handlers that run, and acknowledges what they handled', async () => {
    const server = await startServer();
    const client = await connected(server, { receiveWindow: 1, binds: { transceivers: 1 } });
    let finish = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      client.on('sms.inbound', () => {
        resolve();
        return new Promise<void>((end) => (finish = end));
      });
    });
    const first = server.deliver(message('one'));
    await started;
    const second = server.deliver(message('two'));
    // On the same connection, so that the second message has arrived when this is answered.
    await client.send(sms);

    const closed = client.close();
    finish();

    expect(await Promise.all([first, second])).toEqual([ok, comesAgain]);
    await closed;
  });

  it('acknowledges the parts of a long message that is being handled, and asks for the parts of others again', async () => {
    const server = await startServer();
    const client = await connected(server, { binds: { transceivers: 1 } });
    let finish = (): void => undefined;
    const started = new Promise<void>((resolve) => {
      client.on('sms.inbound', () => {
        resolve();
        return new Promise<void>((end) => (finish = end));
      });
    });
    const parts = [server.deliver(part(1, 2, 'one ')), server.deliver(part(2, 2, 'two'))];
    await started;
    const alone = server.deliver({ ...part(1, 2, 'alone'), source_addr: '6598765432' });
    await client.send(sms);

    const closed = client.close();
    finish();

    expect(await Promise.all([...parts, alone])).toEqual([ok, ok, comesAgain]);
    await closed;
  });
});
