import { decodeGsm7, encodeGsm7 } from 'cpaas-8x8';

/** The values of `data_coding` that 8x8 takes. GSM 7 is sent unpacked: an octet for each septet. */
export const dataCodings = { gsm7: 0, gsm7Explicit: 1, latin1: 3, ucs2: 8 } as const;

/** Returns `undefined` when 8x8 does not take the coding. */
export function decodeText(dataCoding: number, bytes: Buffer): string | undefined {
  switch (dataCoding) {
    case dataCodings.gsm7:
    case dataCodings.gsm7Explicit:
      return decodeGsm7(bytes);
    case dataCodings.latin1:
      return bytes.toString('latin1');
    case dataCodings.ucs2:
      return Buffer.from(bytes.subarray(0, bytes.length & ~1))
        .swap16()
        .toString('utf16le');
    default:
      return undefined;
  }
}

/** The octets of each character, so that a long text can be cut between characters. */
export function encodeCharacters(text: string, encoding: 'GSM7' | 'UCS2'): Buffer[] {
  return [...text].map((character) =>
    encoding === 'UCS2' ? Buffer.from(character, 'utf16le').swap16() : Buffer.from(encodeGsm7(character)),
  );
}
