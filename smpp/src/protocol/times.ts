/** Writes a time as SMPP's absolute time in UTC: `261201010000000+` (SMPP 3.4, 7.1.1). */
export function toSmppTime(time: Date): string {
  // 2026-12-01T01:00:00.000Z becomes 261201010000, then tenths of a second, and the offset in quarters of an hour.
  return `${time.toISOString().slice(2, 19).replaceAll(/[-T:]/g, '')}000+`;
}

/** Reads a time of a receipt: `YYMMDDhhmm`, with or without seconds, in UTC. `undefined` if it is none. */
export function fromReceiptTime(text: string): string | undefined {
  const [year, month, day, hour, minute, second = '00'] = /^\d{10}(?:\d{2})?$/.test(text)
    ? (text.match(/../g) ?? [])
    : [];
  if (year === undefined) return undefined;
  const time = new Date(`20${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(time.getTime()) ? undefined : time.toISOString();
}
