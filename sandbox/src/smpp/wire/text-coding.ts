/** The values of `data_coding` that 8x8 takes. GSM 7 is sent unpacked: an octet for each septet. */
export const dataCodings = { gsm7: 0, gsm7Explicit: 1, latin1: 3, ucs2: 8 } as const;

/** GSM 03.38, by code. The code 0x1B begins a character of the extension table. */
const alphabet =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001BÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà';

const escape = 0x1b;

const extension: ReadonlyMap<number, string> = new Map([
  [0x0a, '\f'],
  [0x14, '^'],
  [0x28, '{'],
  [0x29, '}'],
  [0x2f, '\\'],
  [0x3c, '['],
  [0x3d, '~'],
  [0x3e, ']'],
  [0x40, '|'],
  [0x65, '€'],
]);

const codes: ReadonlyMap<string, readonly number[]> = new Map([
  ...[...alphabet].map((character, code): [string, number[]] => [character, [code]]),
  ...[...extension].map(([code, character]): [string, number[]] => [character, [escape, code]]),
]);

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

function decodeGsm7(bytes: Buffer): string {
  let text = '';
  for (let index = 0; index < bytes.length; index++) {
    const code = bytes[index] ?? 0;
    const extended = code === escape ? extension.get(bytes[index + 1] ?? -1) : undefined;
    if (extended !== undefined) index++;
    // As phones do, an unknown extension shows as a space, and the character after it as itself.
    text += extended ?? (code === escape ? ' ' : (alphabet[code] ?? '?'));
  }
  return text;
}

/** The octets of each character, so that a long text can be cut between characters. */
export function encodeCharacters(text: string, encoding: 'GSM7' | 'UCS2'): Buffer[] {
  return [...text].map((character) =>
    encoding === 'UCS2'
      ? Buffer.from(character, 'utf16le').swap16()
      : Buffer.from(codes.get(character) ?? [0x3f]),
  );
}

export function encodeGsm7(text: string): Buffer {
  return Buffer.concat(encodeCharacters(text, 'GSM7'));
}
