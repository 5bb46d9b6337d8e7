/** The values of `data_coding` of 8x8's page "SMPP - Connection". */
export const dataCodings = { gsm7: 0, latin1: 3, ucs2: 8 } as const;

const escape = 0x1b;
const questionMark = 0x3f;

/** The GSM 7-bit default alphabet by septet (3GPP TS 23.038, 6.2.1). Septet 0x1B selects the extension table. */
const basicAlphabet =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ\u001bÆæßÉ' +
  ' !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** The extension table: the septet after an escape, and its character. */
const extensions: readonly (readonly [septet: number, character: string])[] = [
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
];

const extensionCharacters = new Map(extensions);

/** Septets by UTF-16 code unit: 255 for none, 128 and more for a septet after an escape. */
const septets = new Uint8Array('€'.charCodeAt(0) + 1).fill(255);
for (let septet = 0; septet < basicAlphabet.length; septet++)
  if (septet !== escape) septets[basicAlphabet.charCodeAt(septet)] = septet;
for (const [septet, character] of extensions) septets[character.charCodeAt(0)] = 128 + septet;

/** Encodes a text in GSM-7, one septet in each octet. A character outside the alphabet becomes a question mark. */
export function encodeGsm7(text: string): Buffer {
  const octets = Buffer.allocUnsafe(text.length * 2);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // The second half of a surrogate pair: the first half has become the question mark.
    if (code >= 0xdc00 && code <= 0xdfff && index > 0) continue;
    const septet = septets[code] ?? 255;
    if (septet < 128) octets[length++] = septet;
    else if (septet === 255) octets[length++] = questionMark;
    else {
      octets[length++] = escape;
      octets[length++] = septet - 128;
    }
  }
  return octets.subarray(0, length);
}

/** Decodes GSM-7 with one septet in each octet. After an escape, an unknown septet is read as that of the basic alphabet. */
export function decodeGsm7(octets: Buffer): string {
  let text = '';
  for (let index = 0; index < octets.length; index++) {
    const septet = (octets[index] ?? 0) & 0x7f;
    if (septet !== escape) {
      text += basicAlphabet.charAt(septet);
      continue;
    }
    const next = octets[++index];
    if (next === undefined) break;
    text += extensionCharacters.get(next) ?? basicAlphabet.charAt(next & 0x7f);
  }
  return text;
}

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
