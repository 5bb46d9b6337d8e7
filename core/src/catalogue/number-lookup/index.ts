import type { Api } from '../operation';
import { lookup } from './lookup';

/** The Number Lookup API: what is known of a phone number. */
export const numberLookup = {
  title: 'Number Lookup',
  summary:
    'Tells what is known of a phone number: its form, its operator, and whether the phone can be reached',
  product: 'lookup',
  // The service is switched on for a subaccount of 8x8's choice: commonly the one that sends SMS.
  subAccount: 'sms',
  operations: lookup,
} as const satisfies Api;
