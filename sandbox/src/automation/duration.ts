const parts = /^(?:(\d+)\.)?(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?$/;

/**
 * Milliseconds of a duration as 8x8 writes it, `d.HH:mm:ss`; days alone are a number. `undefined` where it is none.
 *
 * @see https://developer.8x8.com/connect/docs/triggers-steps
 */
export function durationMs(text: string): number | undefined {
  const written = text.trim();
  if (/^\d+$/.test(written)) return Number(written) * 86_400_000;
  const [, days = '0', hours, minutes, seconds = '0'] = parts.exec(written) ?? [];
  if (hours === undefined || Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59)
    return undefined;
  return (((Number(days) * 24 + Number(hours)) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1_000;
}
