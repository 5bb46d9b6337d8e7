import type { SandboxContext } from '../engine/context';
import { hashDigits, hashHex } from '../engine/ids';
import type { SandboxState } from '../engine/state/state';
import { defineTable } from '../engine/state/table-definition';
import { findCountry } from '../numbers/dialling-codes';
import { toInternationalNumber } from '../numbers/phone-numbers';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';

/** A person who receives and sends messages. */
export interface Customer {
  /** The phone number, or the ID on a channel when the number is unknown. */
  readonly key: string;
  readonly msisdn?: string;
  /** WhatsApp's business-scoped user ID. */
  readonly bsuid?: string;
  readonly lineUserId?: string;
  readonly name: string;
  readonly username?: string;
}

export const customerTable = defineTable<Customer>({
  name: 'customers',
  key: ({ key }) => key,
  archive: { isFinished: () => true, maxInMemory: 1_000 },
  fields: { key: 'string', name: 'string' },
});

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
  if (msisdn !== undefined)
    return state.table(customerTable).get(msisdn) ?? addCustomer(state, createCustomer(msisdn));
  const id = channelUserId ?? lineUserId ?? 'unknown';
  for (const customer of state.table(customerTable).values()) {
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

/**
 * Returns the customer with a number or an ID on a channel. Customers who were only sent SMS are not stored: what they
 * show follows from their number, and there can be a million of them.
 */
export function findCustomer(state: SandboxState, key: string): Customer | undefined {
  return (
    state.table(customerTable).get(key) ??
    (toInternationalNumber(key) === key ? createCustomer(key) : undefined)
  );
}

function addCustomer(state: SandboxState, customer: Customer): Customer {
  return state.table(customerTable).put(customer);
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

/** What a customer shows to businesses. */
export interface CustomerChanges {
  /** `null` for the name that the sandbox gave. */
  readonly name?: string | null | undefined;
  /** The WhatsApp username. `null` for none. */
  readonly username?: string | null | undefined;
}

export const customerChangesSchema: SchemaFor<CustomerChanges> = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 1, maxLength: 100, nullable: true },
    username: { type: 'string', minLength: 1, maxLength: 100, nullable: true },
  },
};

const assertValidChanges = createAssertion(customerChangesSchema);

/** Changes the profile of a customer, who is created when there is none with this number or ID. */
export function changeCustomer(context: SandboxContext, address: string, changes: CustomerChanges): Customer {
  assertValidChanges(changes, context.clock.now());
  const customer = findOrCreateCustomerByAddress(context.state, address);
  const { name, username } = changes;
  context.state.table(customerTable).change(customer, (draft) => {
    if (name !== undefined) draft.name = name ?? createName(customer.key);
    if (username === null) delete draft.username;
    else if (username !== undefined) draft.username = username;
  });
  context.eventFeed.emit<CustomerEvent>({ kind: 'customer', customer });
  return customer;
}

/** A customer has changed. */
export interface CustomerEvent {
  readonly kind: 'customer';
  readonly customer: Customer;
}
