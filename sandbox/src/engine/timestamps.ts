/** Formats a time like 8x8: UTC, with hundredths of a second. */
export function formatTimestamp(now: number): string {
  return `${new Date(now).toISOString().slice(0, -2)}Z`;
}

/** Formats a time as ISO 8601 with milliseconds. */
export const formatWithMilliseconds = (time: number): string => new Date(time).toISOString();

/** Formats a time as ISO 8601 with whole seconds. */
export const formatWithSeconds = (time: number): string => `${new Date(time).toISOString().slice(0, 19)}Z`;

/** Returns milliseconds since 1970, or NaN. */
export function parseTimestamp(text: string): number {
  return Date.parse(text);
}

export const dayMs = 86_400_000;
