/** A moment as 8x8 writes it: UTC, with hundredths of a second. */
export function formatTimestamp(now: number): string {
  return `${new Date(now).toISOString().slice(0, -2)}Z`;
}

/** Milliseconds since 1970 of a moment in any of the forms that are let through. */
export function parseTimestamp(text: string): number {
  return Date.parse(text);
}

export const dayMs = 86_400_000;
