import { lastFourDigits } from '../messages/lifecycle/magic-numbers';

/** The state of a phone in a lookup. */
export interface PhoneState {
  readonly phoneType?: string;
  readonly ported?: boolean;
  readonly roaming?: boolean | null;
  readonly presence?: boolean | null;
}

/** The phone state by the last four digits of the number. */
const phoneStates: Readonly<Record<string, PhoneState>> = {
  '7001': { ported: true },
  '7002': { roaming: true },
  '7003': { presence: false },
  '7004': { phoneType: 'FixedLine' },
  '7005': { roaming: null, presence: null },
};

/** The state of the phone with this number, so that a test can choose the result of a lookup by the number. */
export function findPhoneState(number: string): PhoneState {
  return phoneStates[lastFourDigits(number)] ?? {};
}

/** Failures of any billed lookup. */
const billedLookupFailures: Readonly<Record<number, string>> = {
  2000: 'The provider failed for an unknown reason',
  2004: 'The provider did not answer in time',
  2005: 'The provider failed',
  2006: 'This type of lookup has no price',
  2007: 'The balance of the account is too low',
};

/** Failures of live lookups only. */
const liveLookupFailures: Readonly<Record<number, string>> = {
  6000: 'The operator offers no live lookup at present',
  6001: 'The SIM card is offline',
  6002: 'The subscriber cannot be reached',
  6003: 'The SIM card is deactivated',
  6004: 'The request could not be routed',
  6005: 'The SIM card is full',
};

/** A lookup that 8x8 could not complete. */
export interface LookupFailure {
  readonly errorCode: number;
  readonly errorMessage: string;
}

/** Returns the failure whose code equals the last four digits of the number. */
export function findMagicLookupFailure(number: string, type: string): LookupFailure | undefined {
  const errorCode = Number(lastFourDigits(number));
  const errorMessage =
    type === 'format'
      ? undefined
      : (billedLookupFailures[errorCode] ?? (type === 'live' ? liveLookupFailures[errorCode] : undefined));
  return errorMessage === undefined ? undefined : { errorCode, errorMessage };
}

/** The failure of a lookup that costs more than the balance. */
export const insufficientBalance: LookupFailure = {
  errorCode: 2007,
  errorMessage: 'The balance of the account is too low',
};
