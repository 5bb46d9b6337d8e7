export type MessageCategory = 'MARKETING' | 'UTILITY' | 'AUTHENTICATION';

const authentication = /\b(otp|passcode|password|pin|(verification|login|security|access|one-time) code)\b/i;

const marketing =
  /\b(sale|offers?|discounts?|deals?|promo(tion)?s?|coupon|cheaper|voucher|buy|% off)\b|\d ?%/i;

/** What WhatsApp would count a text as; in the sandbox a word decides. */
export function categoryOf(text: string): MessageCategory {
  if (authentication.test(text)) return 'AUTHENTICATION';
  return marketing.test(text) ? 'MARKETING' : 'UTILITY';
}
