/** The fields of the text of a delivery receipt (SMPP 3.4, appendix B). */
export interface ReceiptText {
  readonly id?: string;
  readonly stat?: string;
  readonly err?: string;
  readonly doneDate?: string;
}

/** Reads the text of a delivery receipt. A field that is missing or unreadable is left out. */
export function parseReceiptText(text: string): ReceiptText {
  const field = (name: string): string | undefined =>
    new RegExp(`(?:^|\\s)${name}:\\s*(\\S+)`, 'i').exec(text)?.[1];
  const found = { id: field('id'), stat: field('stat'), err: field('err'), doneDate: field('done date') };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== undefined));
}
