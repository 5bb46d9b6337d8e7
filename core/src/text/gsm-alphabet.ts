/**
 * The GSM 7-bit default alphabet with its extension table (GSM 03.38, now 3GPP TS 23.038 §6.2.1).
 * Escape itself (0x1B) is left out: it is how the extension is reached, not a character one can send.
 */
const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ' +
  ' !"#¤%&\'()*+,-./0123456789:;<=>?' +
  '¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§' +
  '¿abcdefghijklmnopqrstuvwxyzäöñüà';

/** Sent as escape and a second septet. 8x8's pages do not say so; the networks do it and bill it. */
const EXTENSION = '\f^{}\\[~]|€';

/** Septets by UTF-16 code unit, up to the euro sign, the highest one there is: an array, for speed. */
const SEPTETS = new Uint8Array('€'.charCodeAt(0) + 1);
for (let index = 0; index < BASIC.length; index++) SEPTETS[BASIC.charCodeAt(index)] = 1;
for (let index = 0; index < EXTENSION.length; index++) SEPTETS[EXTENSION.charCodeAt(index)] = 2;

/** How many septets a UTF-16 code unit takes in GSM 7-bit: 1, 2, or 0 when the alphabet lacks it. */
export function septetsOf(codeUnit: number): number {
  return SEPTETS[codeUnit] ?? 0;
}

/** Most texts hold nothing else, and one pass of a regular expression tells so at a tenth of the cost of a loop. */
const PLAIN = /^[\n\r -Z_a-z]*$/;

/** Whether every character is one of the basic alphabet that ASCII has too: one septet each. */
export function isPlainGsm(text: string): boolean {
  return PLAIN.test(text);
}
