import { esmClass, tlvTags } from './commands';
import { decodeInteger } from './decode';
import type { Delivery } from './pdu';

/** Which part of a long message this is. */
export interface Part {
  /** The same in all parts of a message. */
  readonly reference: number;
  readonly total: number;
  /** From 1. */
  readonly number: number;
}

/** The octets of a message without its user data header, and its part, if it is one of several. */
export interface UserData {
  readonly octets: Buffer;
  readonly part?: Part;
}

/** Information elements of a user data header: parts with a reference of 8 and of 16 bits (3GPP TS 23.040, 9.2.3.24). */
const concatenation8 = 0x00;
const concatenation16 = 0x08;

/** Separates the user data header from the text, and finds the part in it or in the `sar_*` parameters. */
export function readUserData({ esmClass: esm, message, tlvs }: Delivery): UserData {
  const headerOctets = esm & esmClass.userDataHeader ? (message[0] ?? 0) + 1 : 0;
  const octets = message.subarray(headerOctets);
  const part = partOfHeader(message.subarray(1, headerOctets)) ?? partOfTlvs(tlvs);
  return part && part.total > 1 && part.number >= 1 && part.number <= part.total
    ? { octets, part }
    : { octets };
}

function partOfHeader(header: Buffer): Part | undefined {
  for (let offset = 0; offset + 2 <= header.length; ) {
    const length = header[offset + 1] ?? 0;
    const element = header.subarray(offset + 2, offset + 2 + length);
    const kind = header[offset];
    if (kind === concatenation8 && element.length === 3) return partOf(element, 1);
    if (kind === concatenation16 && element.length === 4) return partOf(element, 2);
    offset += 2 + length;
  }
  return undefined;
}

const partOf = (element: Buffer, referenceLength: number): Part => ({
  reference: element.readUIntBE(0, referenceLength),
  total: element[referenceLength] ?? 0,
  number: element[referenceLength + 1] ?? 0,
});

function partOfTlvs(tlvs: Delivery['tlvs']): Part | undefined {
  const reference = tlvs.get(tlvTags.sarMessageReference);
  const total = tlvs.get(tlvTags.sarTotalSegments);
  const number = tlvs.get(tlvTags.sarSegmentNumber);
  if (!reference || !total || !number) return undefined;
  return {
    reference: decodeInteger(reference),
    total: decodeInteger(total),
    number: decodeInteger(number),
  };
}

/** The user data header of one part of a long message, with a reference of 8 bits. */
export const partHeader = ({ reference, total, number }: Part): Buffer =>
  Buffer.from([5, concatenation8, 3, reference & 0xff, total, number]);
