/** The fields of the text of a delivery receipt (SMPP 3.4, appendix B). */
export interface ReceiptText {
  readonly id?: string;
  readonly stat?: string;
  readonly err?: string;
  readonly doneDate?: string;
}

const patterns = {
  id: /(?:^|\s)id:\s*(\S+)/i,
  stat: /(?:^|\s)stat:\s*(\S+)/i,
  err: /(?:^|\s)err:\s*(\S+)/i,
  doneDate: /(?:^|\s)done date:\s*(\S+)/i,
} as const satisfies Record<keyof ReceiptText, RegExp>;

/** Reads the text of a delivery receipt. A field that is missing or unreadable is left out. */
export function parseReceiptText(text: string): ReceiptText {
  const found: { -readonly [Name in keyof ReceiptText]: string } = {};
  for (const name of Object.keys(patterns) as (keyof ReceiptText)[]) {
    const value = patterns[name].exec(text)?.[1];
    if (value !== undefined) found[name] = value;
  }
  return found;
}
