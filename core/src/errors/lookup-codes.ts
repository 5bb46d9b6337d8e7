import type { CodeMeaning } from './rest-codes';

const later = 'Look the number up again later.';

/**
 * Error codes in number lookup responses (`status.errorCode`). The HTTP status is 200. The error's `result` contains
 * the data that is available.
 *
 * @see https://developer.8x8.com/connect/docs/number-lookup-error-codes
 */
export const lookupCodes: Readonly<Record<number, CodeMeaning>> = {
  2000: {
    meaning: '8x8 or its provider had a fault',
    advice: `${later} Tell 8x8 support the requestId if it stays.`,
  },
  2004: { meaning: 'the provider did not answer in time', advice: later },
  2005: { meaning: 'the provider had a fault', advice: later },
  2006: {
    meaning: 'the subaccount has no price for this type of lookup',
    advice: 'Ask 8x8 to switch it on for the subaccount, or use the type format.',
  },
  2007: {
    meaning: 'the balance does not suffice',
    advice: 'Top up the account, then look the number up again.',
  },
  6000: {
    meaning: 'the operator offers no live lookup at present',
    advice: 'Use the type operator, or look the number up again later.',
  },
  6001: { meaning: 'the SIM card is offline', advice: 'The phone is off or out of reach: try again later.' },
  6002: { meaning: 'the subscriber cannot be reached', advice: later },
  6003: { meaning: 'the SIM card is deactivated', advice: 'Do not use the number any more.' },
  6004: { meaning: 'the request could not be routed to the operator', advice: later },
  6005: {
    meaning: 'the SIM card is full',
    advice: 'The number is in use; messages may not arrive. Try again later.',
  },
};
