import { countryOf } from '../numbers/dialling-codes';
import { fixedDigits, fixedHex } from '../engine/ids';
import { internationalNumber } from '../numbers/phone-numbers';
import type { WorldState } from '../engine/state';

/** A person that messages go to and come from. */
export interface Customer {
  /** The phone number, or the ID on a channel where the number is not known. */
  readonly key: string;
  readonly msisdn?: string;
  /** WhatsApp's business-scoped user ID. */
  readonly bsuid?: string;
  readonly lineUserId?: string;
  name: string;
  username?: string;
}

/** How a caller names a person. */
export interface Addressee {
  readonly msisdn?: string | undefined;
  readonly channelUserId?: string | undefined;
  readonly lineUserId?: string | undefined;
}

const isLineId = (id: string): boolean => /^U[0-9a-z]{32}$/i.test(id);

/** The person a caller names, who is made up if nobody knows them yet. A phone number wins over an ID. */
export function customerOf(state: WorldState, { msisdn, channelUserId, lineUserId }: Addressee): Customer {
  if (msisdn !== undefined) return known(state, msisdn) ?? added(state, fromNumber(msisdn));
  const id = channelUserId ?? lineUserId ?? 'unknown';
  for (const customer of state.customers.values()) {
    if (customer.bsuid === id || customer.lineUserId === id) return customer;
  }
  const onLine = lineUserId !== undefined || isLineId(id);
  return added(state, { key: id, name: nameOf(id), ...(onLine ? { lineUserId: id } : { bsuid: id }) });
}

/** The person whose number or ID this is, as the control API is given it. */
export function customerByAddress(state: WorldState, address: string): Customer {
  const number = internationalNumber(address);
  return customerOf(state, number === undefined ? { channelUserId: address } : { msisdn: number });
}

function known(state: WorldState, key: string): Customer | undefined {
  return state.customers.get(key);
}

function added(state: WorldState, customer: Customer): Customer {
  state.customers.set(customer.key, customer);
  return customer;
}

/** The IDs that go with a number are always the same, as they are in life. */
function fromNumber(msisdn: string): Customer {
  return {
    key: msisdn,
    msisdn,
    bsuid: `${countryOf(msisdn) ?? 'SG'}.${fixedDigits(msisdn, 17)}`,
    lineUserId: `U${fixedHex(msisdn, 32)}`,
    name: nameOf(msisdn),
  };
}

function nameOf(key: string): string {
  return `Customer ${key.slice(-4)}`;
}
