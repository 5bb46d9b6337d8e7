/** A moment as 8x8 writes it: UTC, with hundredths of a second. */
export function timestampOf(now: number): string {
  return `${new Date(now).toISOString().slice(0, -2)}Z`;
}

/** Milliseconds since 1970 of a moment in any of the forms that are let through. */
export function momentOf(text: string): number {
  return Date.parse(text);
}

export const day = 86_400_000;
