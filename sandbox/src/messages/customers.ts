import { hashDigits, hashHex } from '../engine/ids';
import type { SandboxState } from '../engine/state';
import { findCountry } from '../numbers/dialling-codes';
import { toInternationalNumber } from '../numbers/phone-numbers';

/** A person who receives and sends messages. */
export interface Customer {
  /** The phone number, or the ID on a channel when the number is unknown. */
  readonly key: string;
  readonly msisdn?: string;
  /** WhatsApp's business-scoped user ID. */
  readonly bsuid?: string;
  readonly lineUserId?: string;
  name: string;
  username?: string;
}

/** How a request identifies a customer. */
export interface CustomerIds {
  readonly msisdn?: string | undefined;
  readonly channelUserId?: string | undefined;
  readonly lineUserId?: string | undefined;
}

const isLineId = (id: string): boolean => /^U[0-9a-z]{32}$/i.test(id);

/** A phone number takes precedence over an ID. */
export function findOrCreateCustomer(
  state: SandboxState,
  { msisdn, channelUserId, lineUserId }: CustomerIds,
): Customer {
  if (msisdn !== undefined) return findCustomer(state, msisdn) ?? addCustomer(state, createCustomer(msisdn));
  const id = channelUserId ?? lineUserId ?? 'unknown';
  for (const customer of state.customers.values()) {
    if (customer.bsuid === id || customer.lineUserId === id) return customer;
  }
  const onLine = lineUserId !== undefined || isLineId(id);
  return addCustomer(state, {
    key: id,
    name: createName(id),
    ...(onLine ? { lineUserId: id } : { bsuid: id }),
  });
}

/** Accepts a phone number or an ID on a channel. */
export function findOrCreateCustomerByAddress(state: SandboxState, address: string): Customer {
  const number = toInternationalNumber(address);
  return findOrCreateCustomer(state, number === undefined ? { channelUserId: address } : { msisdn: number });
}

function findCustomer(state: SandboxState, key: string): Customer | undefined {
  return state.customers.get(key);
}

function addCustomer(state: SandboxState, customer: Customer): Customer {
  state.customers.set(customer.key, customer);
  return customer;
}

/** The IDs of a customer are derived from the number, so they never change. */
function createCustomer(msisdn: string): Customer {
  return {
    key: msisdn,
    msisdn,
    bsuid: `${findCountry(msisdn) ?? 'SG'}.${hashDigits(msisdn, 17)}`,
    lineUserId: `U${hashHex(msisdn, 32)}`,
    name: createName(msisdn),
  };
}

function createName(key: string): string {
  return `Customer ${key.slice(-4)}`;
}
