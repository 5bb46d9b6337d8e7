import { createRequire } from 'node:module';
import { describe, expect, it } from '@jest/globals';
import { decodeGsm7, encodeGsm7 } from 'cpaas-8x8';
import { commandStatus, commandStatuses } from 'smpp-8x8';
import { messageEvent } from '../../../smpp/src/inbound/message-event';
import { isReceipt, receiptEvent } from '../../../smpp/src/inbound/receipt-event';
import { decodeInteger, decodeDeliverSm } from '../../../smpp/src/protocol/decode';
import { PduError } from '../../../smpp/src/protocol/pdu';
import { PduReader } from '../../../smpp/src/protocol/pdu-reader';
import { decodeUcs2, encodeUcs2 } from '../../../smpp/src/protocol/text-coding';
import { fromReceiptTime, toSmppTime } from '../../../smpp/src/protocol/times';
import { readUserData } from '../../../smpp/src/protocol/user-data';

/** What the package `smpp` has, which nobody here wrote. It has no types. */
const theirs = createRequire(__filename)('smpp') as {
  readonly errors: Readonly<Record<string, number>>;
  readonly encodings: { readonly ASCII: { encode(text: string): Buffer; decode(octets: Buffer): string } };
};

describe('the table of command statuses', () => {
  it('has the codes of SMPP 3.4, as another implementation lists them', () => {
    const ofVersion34 = Object.values(theirs.errors).filter((code) => code <= 0xff);

    expect(Object.keys(commandStatuses).map(Number).toSorted()).toEqual(ofVersion34.toSorted());
  });

  it('says what each means and what to do', () => {
    for (const { name, meaning, advice } of Object.values(commandStatuses)) {
      expect(name).toMatch(/^ESME_R/);
      expect(meaning).toMatch(/^[a-z8]/);
      expect(advice).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('explains a code that is not in it', () => {
    expect(commandStatus(0x0401)).toMatchObject({
      name: '0x00000401',
      advice: expect.stringContaining('8x8'),
    });
  });
});

describe('a text', () => {
  const alphabet = decodeGsm7(Buffer.from(Array.from({ length: 128 }, (_, septet) => septet)));

  it('in GSM-7 has the octets that another implementation writes and reads', () => {
    const text = `${alphabet.replaceAll(/[^\x20-\x7e]/g, '')} èéùìòÇØøÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ¤¡ÄÖÑÜ§¿äöñüà €{}[]~|^\\ @£$¥`;

    expect(Buffer.from(encodeGsm7(text))).toEqual(theirs.encodings.ASCII.encode(text));
    expect(decodeGsm7(encodeGsm7(text))).toBe(text);
    expect(theirs.encodings.ASCII.decode(Buffer.from(encodeGsm7('[€]')))).toBe('[€]');
  });

  it('in GSM-7 ends where a last escape has nothing to select', () => {
    expect(decodeGsm7(Buffer.from([0x48, 0x1b]))).toBe('H');
    expect(decodeGsm7(Buffer.from([0x1b, 0x41]))).toBe('A');
  });

  it('in UCS-2 is UTF-16 with the high octet first', () => {
    expect(encodeUcs2('你')).toEqual(Buffer.from([0x4f, 0x60]));
    expect(decodeUcs2(Buffer.concat([encodeUcs2('a👋'), Buffer.from([0])]))).toBe('a👋');
  });
});

describe('a time', () => {
  it('is written in UTC and read from receipts', () => {
    expect(toSmppTime(new Date('2026-12-01T09:05:07.900+08:00'))).toBe('261201010507000+');
    expect(fromReceiptTime('2612010109')).toBe('2026-12-01T01:09:00.000Z');
    expect(fromReceiptTime('261201010959')).toBe('2026-12-01T01:09:59.000Z');
    expect(fromReceiptTime('2613990109')).toBeUndefined();
    expect(fromReceiptTime('soon')).toBeUndefined();
  });
});

describe('an optional parameter', () => {
  const bodyWith = (tlvs: string): Buffer => {
    const head = Buffer.from([0, 1, 1, 0x31, 0, 1, 1, 0x32, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    return Buffer.concat([head, Buffer.from(tlvs, 'hex')]);
  };

  it.each([
    ['as 8x8 documents its length, too short', '15030002353235' + '150400023031'],
    ['as its value is', '15030003353235' + '150400023031'],
    ['with the network first', '150400023031' + '15030002353235'],
  ])('with the country code is read %s', (_, tlvs) => {
    const { tlvs: read } = decodeDeliverSm(bodyWith(tlvs));

    expect(read.get(0x1503)?.toString()).toBe('525');
    expect(read.get(0x1504)?.toString()).toBe('01');
  });

  it('with a number is read at any length', () => {
    expect(decodeInteger(Buffer.from([2]))).toBe(2);
    expect(decodeInteger(Buffer.from([1, 0]))).toBe(256);
  });
});

describe('octets at random', () => {
  /** The same octets in each run. */
  const randomOctets = (seed: number): (() => number) => {
    let state = seed;
    return () => (state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0) >>> 16;
  };

  it('are read as a delivery, or refused as none', () => {
    const next = randomOctets(7);
    const valid = Buffer.from(
      '00010136353931323334353637000101363538313131323232320004000000000000000a0500032a0201486921210424000241420427000102',
      'hex',
    );
    let readable = 0;
    for (let round = 0; round < 20_000; round++) {
      const body = Buffer.from(valid.subarray(0, (next() % valid.length) + 1));
      for (let change = 0; change < 1 + (round % 4); change++) body[next() % body.length] = next() & 0xff;
      try {
        const delivery = decodeDeliverSm(body);
        const { octets } = readUserData(delivery);
        const event = isReceipt(delivery)
          ? receiptEvent(delivery, 'receiver-1', () => undefined)
          : messageEvent([{ delivery, octets, bind: 'receiver-1' }]);
        expect(event.key).not.toBe('');
        readable++;
      } catch (error) {
        expect(error).toBeInstanceOf(PduError);
      }
    }
    expect(readable).toBeGreaterThan(100);
  });

  it('never keep the reader from the PDUs before them', () => {
    const enquireLink = Buffer.from('00000010000000150000000000000001', 'hex');
    const reader = new PduReader();
    const seen: number[] = [];

    const push = (): void =>
      reader.push(Buffer.concat([enquireLink, enquireLink, Buffer.from('GET / HTTP/1.1')]), ({ commandId }) =>
        seen.push(commandId),
      );

    expect(push).toThrow(PduError);
    expect(seen).toEqual([0x15, 0x15]);
  });
});
