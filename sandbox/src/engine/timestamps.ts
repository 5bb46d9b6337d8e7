/** Formats a time like 8x8: UTC, with hundredths of a second. */
export function formatTimestamp(now: number): string {
  return `${new Date(now).toISOString().slice(0, -2)}Z`;
}

/** Returns milliseconds since 1970, or NaN. */
export function parseTimestamp(text: string): number {
  return Date.parse(text);
}

export const dayMs = 86_400_000;
