import type { Api } from '../operation';
import { lookup } from './lookup';

/** The Number Lookup API: country, type, operator and live state of a phone number. */
export const numberLookup = {
  title: 'Number Lookup',
  summary: 'Returns the format, the operator and the live state of a phone number',
  product: 'lookup',
  // 8x8 enables the service for one subaccount, usually the one that sends SMS.
  subAccount: 'sms',
  operations: lookup,
} as const satisfies Api;
