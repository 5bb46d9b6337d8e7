import { isInternationalNumber } from '../validation/phone-number';

/**
 * The key of a conversation: the channel and the customer. `parseWebhook` gives it to the events that a customer causes.
 * Use this function to find the same conversation when you write to the customer first.
 *
 * @param channel `sms`, `whatsapp`, …, in upper or lower case.
 * @param customer A phone number with country code, with or without plus, or the ID on the channel.
 *
 * @example sessionKey('whatsapp', '6591234567') // 'whatsapp:+6591234567'
 */
export function sessionKey(channel: string, customer: string): string {
  const isBareNumber = !customer.startsWith('+') && isInternationalNumber(customer);
  return `${channel.toLowerCase()}:${isBareNumber ? '+' : ''}${customer}`;
}
