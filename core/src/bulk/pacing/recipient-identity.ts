import { asRecord } from '../../transport/response/parse-body';

/** Returns the phone number of a recipient, or `undefined`. */
export function phoneOf(input: unknown): string | undefined {
  const { destination, user } = asRecord(input);
  const phone = destination ?? asRecord(user)['msisdn'];
  return typeof phone === 'string' && phone !== '' ? phone : undefined;
}

/** Recognizes recipients that are in the list a second time, for the option `skipDuplicates`. */
export class SeenRecipients {
  private readonly seen = new Set<string | number>();

  /** Returns whether the recipient was there before, and remembers it. */
  isRepeated(input: unknown): boolean {
    const key = keyOf(input);
    if (key === undefined) return false;
    if (this.seen.has(key)) return true;
    this.seen.add(key);
    return false;
  }
}

/** A number needs less memory than a text, and holds every international phone number exactly. */
function keyOf(input: unknown): string | number | undefined {
  const { country, user } = asRecord(input);
  const phone = phoneOf(input);
  if (phone === undefined) {
    const { channelUserId } = asRecord(user);
    return typeof channelUserId === 'string' && channelUserId !== '' ? channelUserId : undefined;
  }
  const digits = phone.replace(/\D/g, '');
  // With a country, a number without plus sign can be a national one.
  if (typeof country === 'string' && !phone.startsWith('+')) return `${country.toUpperCase()}/${digits}`;
  return digits.length > 0 && digits.length <= 15 ? Number(digits) : phone;
}
