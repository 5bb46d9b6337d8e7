import type { Address } from './pdu';

const international = { ton: 1, npi: 1 } as const;
const networkSpecific = { ton: 3, npi: 0 } as const;
const alphanumeric = { ton: 5, npi: 0 } as const;

/** Numbers up to this length are short codes. Phone numbers with their country code are longer. */
const longestShortCode = 6;

/** The address of a recipient: its phone number in international form. */
export const destinationAddress = (number: string): Address => ({
  ...international,
  address: number.replace(/^\+/, ''),
});

/** The address of a sender ID: a phone number, a short code or a name. Without one, 8x8 chooses. */
export function sourceAddress(senderId: string | undefined): Address {
  if (!senderId) return { ton: 0, npi: 0, address: '' };
  const digits = senderId.replace(/^\+/, '');
  if (!/^\d+$/.test(digits)) return { ...alphanumeric, address: senderId };
  const isShortCode = digits === senderId && digits.length <= longestShortCode;
  return { ...(isShortCode ? networkSpecific : international), address: digits };
}

/** An address as webhooks write it: an international number begins with a plus. */
export function addressText({ ton, address }: Address): string {
  return ton === international.ton && /^\d+$/.test(address) ? `+${address}` : address;
}
