import { GSM_BASIC, GSM_ESCAPE, GSM_EXTENSION } from './gsm-alphabet';

const questionMark = 0x3f;
const none = 0xff;
/** Marks a septet of the extension table. */
const extended = 0x80;

/** Septets by UTF-16 code unit. The euro sign has the highest code unit of the alphabet. */
const septets = new Uint8Array('€'.charCodeAt(0) + 1).fill(none);
for (let septet = 0; septet < GSM_BASIC.length; septet++)
  if (septet !== GSM_ESCAPE) septets[GSM_BASIC.charCodeAt(septet)] = septet;
for (const [septet, character] of GSM_EXTENSION) septets[character.charCodeAt(0)] = extended | septet;

const extensionCharacters = new Map(GSM_EXTENSION);

/**
 * Encodes a text in GSM-7 with one septet in each octet, as SMPP carries it. A character outside the alphabet becomes a
 * question mark.
 */
export function encodeGsm7(text: string): Uint8Array {
  const octets = new Uint8Array(text.length * 2);
  let length = 0;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    // The second half of a surrogate pair: the first half has become the question mark.
    if (code >= 0xdc00 && code <= 0xdfff && index > 0) continue;
    const septet = septets[code] ?? none;
    if (septet === none) octets[length++] = questionMark;
    else if (septet < extended) octets[length++] = septet;
    else {
      octets[length++] = GSM_ESCAPE;
      octets[length++] = septet - extended;
    }
  }
  return octets.subarray(0, length);
}

/** Decodes GSM-7 with one septet in each octet. After an escape, an unknown septet is read as that of the basic alphabet. */
export function decodeGsm7(octets: Uint8Array): string {
  let text = '';
  for (let index = 0; index < octets.length; index++) {
    const septet = (octets[index] ?? 0) & 0x7f;
    if (septet !== GSM_ESCAPE) {
      text += GSM_BASIC.charAt(septet);
      continue;
    }
    const next = octets[++index];
    if (next === undefined) break;
    text += extensionCharacters.get(next) ?? GSM_BASIC.charAt(next & 0x7f);
  }
  return text;
}
