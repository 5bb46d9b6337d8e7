import type { CodeMeaning } from './rest-codes';

const later = 'Try the lookup again later.';

/**
 * Error codes in number lookup responses (`status.errorCode`). The HTTP status is 200. The error's `result` contains
 * the data that is available.
 *
 * @see https://developer.8x8.com/connect/docs/number-lookup-error-codes
 */
export const lookupCodes: Readonly<Record<number, CodeMeaning>> = {
  2000: {
    meaning: '8x8 or its provider had an error',
    advice: `${later} If the error persists, give the requestId to 8x8 support.`,
  },
  2004: { meaning: 'the provider did not answer in time', advice: later },
  2005: { meaning: 'the provider had an error', advice: later },
  2006: {
    meaning: 'the subaccount has no price for this type of lookup',
    advice: 'Ask 8x8 to enable it for the subaccount, or use the type format.',
  },
  2007: {
    meaning: 'the balance is too low',
    advice: 'Top up the account, then try the lookup again.',
  },
  6000: {
    meaning: 'the operator does not offer live lookups at present',
    advice: 'Use the type operator, or try the lookup again later.',
  },
  6001: { meaning: 'the SIM card is offline', advice: 'The phone is off or out of reach. Try again later.' },
  6002: { meaning: 'the subscriber cannot be reached', advice: later },
  6003: { meaning: 'the SIM card is deactivated', advice: 'Do not use the number anymore.' },
  6004: { meaning: 'the request could not be routed to the operator', advice: later },
  6005: {
    meaning: 'the SIM card is full',
    advice: 'The number is in use; messages may not arrive. Try again later.',
  },
};
