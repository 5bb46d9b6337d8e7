import { decodeGsm7 } from 'cpaas-8x8';

/** The values of `data_coding` of 8x8's page "SMPP - Connection". */
export const dataCodings = { gsm7: 0, latin1: 3, ucs2: 8 } as const;

/** Encodes a text in UCS-2: UTF-16, the high octet first. */
export function encodeUcs2(text: string): Buffer {
  return Buffer.from(text, 'utf16le').swap16();
}

/** Decodes UTF-16 with the high octet first. A last single octet is left out. */
export function decodeUcs2(octets: Buffer): string {
  const even = octets.subarray(0, octets.length & ~1);
  return Buffer.from(even).swap16().toString('utf16le');
}

/** A received text, and its character set in the words of webhooks. */
export interface DecodedText {
  readonly text: string;
  readonly encoding: 'GSM7' | 'UCS2' | 'LATIN1';
}

/** Decodes the octets of a message. A character set that 8x8 does not document is read as Latin-1, which loses no octet. */
export function decodeText(octets: Buffer, dataCoding: number): DecodedText {
  switch (dataCoding) {
    case 0:
    case 1:
      return { text: decodeGsm7(octets), encoding: 'GSM7' };
    case dataCodings.ucs2:
      return { text: decodeUcs2(octets), encoding: 'UCS2' };
    default:
      return { text: octets.toString('latin1'), encoding: 'LATIN1' };
  }
}
