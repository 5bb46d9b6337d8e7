import { lastFourDigits } from '../messages/lifecycle/magic-numbers';

/** What a lookup finds out about a phone, beside the networks. */
export interface PhoneState {
  readonly phoneType?: string;
  readonly ported?: boolean;
  readonly roaming?: boolean | null;
  readonly presence?: boolean | null;
}

/** What a number's last four digits make of its lookup. */
const phoneStates: Readonly<Record<string, PhoneState>> = {
  '7001': { ported: true },
  '7002': { roaming: true },
  '7003': { presence: false },
  '7004': { phoneType: 'FixedLine' },
  '7005': { roaming: null, presence: null },
};

export function findPhoneState(number: string): PhoneState {
  return phoneStates[lastFourDigits(number)] ?? {};
}

/** Failures of the lookup itself, of any that is billed. */
const billedLookupFailures: Readonly<Record<number, string>> = {
  2000: 'The provider had a fault that it does not explain',
  2004: 'The provider did not answer in time',
  2005: 'The provider had a fault',
  2006: 'There is no price for such lookups',
  2007: 'The balance of the account does not suffice',
};

/** What a live lookup alone can run into. */
const liveLookupFailures: Readonly<Record<number, string>> = {
  6000: 'The operator offers no live lookup at present',
  6001: 'The SIM card is offline',
  6002: 'The subscriber cannot be reached',
  6003: 'The SIM card is deactivated',
  6004: 'The request could not be routed',
  6005: 'The SIM card is full',
};

/** How a lookup fails. */
export interface LookupFailure {
  readonly errorCode: number;
  readonly errorMessage: string;
}

/** The failure that the number's last four digits ask for, by its code. */
export function findMagicLookupFailure(number: string, type: string): LookupFailure | undefined {
  const errorCode = Number(lastFourDigits(number));
  const errorMessage =
    type === 'format'
      ? undefined
      : (billedLookupFailures[errorCode] ?? (type === 'live' ? liveLookupFailures[errorCode] : undefined));
  return errorMessage === undefined ? undefined : { errorCode, errorMessage };
}

export const insufficientBalance: LookupFailure = {
  errorCode: 2007,
  errorMessage: 'The balance of the account does not suffice',
};
