import { accountRecord } from '../engine/account';
import { currentTimestamp, type SandboxContext } from '../engine/context';
import { defineTable } from '../engine/state/table-definition';
import { createAssertion, type SchemaFor } from '../server/validation/assert-valid';
import { roundAmount } from './price-list';

/** What one service cost in one month and one country. */
export interface Charge {
  /** For example `2026-11`. */
  readonly month: string;
  /** The channel of messages, such as `sms` or `whatsapp`, or `lookup`. */
  readonly service: string;
  /** ISO 3166, or empty if unknown. */
  readonly country: string;
  /** The number of messages or lookups. */
  readonly count: number;
  /** The number of SMS segments. */
  readonly segments: number;
  readonly amount: number;
}

/** What was charged so far: a row for each month, service and country. */
const chargeTable = defineTable<Charge>({
  name: 'charges',
  key: ({ month, service, country }) => `${month}/${service}/${country}`,
  fields: { month: 'string', service: 'string', country: 'string', count: 'number', amount: 'number' },
});

/** The balance of the account, and what reduced it. */
export interface Billing {
  /** `null` for a postpaid account. */
  readonly balance: number | null;
  readonly currency: string;
  /** Oldest first. */
  readonly charges: readonly Charge[];
}

export function getBilling({ state }: SandboxContext): Billing {
  const { balance, currency } = state.record(accountRecord);
  return { balance, currency, charges: state.table(chargeTable).list() };
}

/** Counts a message or a lookup, and takes its price from the balance of a prepaid account. */
export function charge(
  context: SandboxContext,
  { service, country, segments, amount }: Omit<Charge, 'month' | 'count'>,
): void {
  const { state } = context;
  const { balance } = state.record(accountRecord);
  if (balance !== null && amount !== 0)
    state.updateRecord(accountRecord, { balance: roundAmount(balance - amount) });
  const month = currentTimestamp(context).slice(0, 7);
  const charges = state.table(chargeTable);
  const earlier = charges.get(`${month}/${service}/${country}`);
  charges.put({
    month,
    service,
    country,
    count: (earlier?.count ?? 0) + 1,
    segments: (earlier?.segments ?? 0) + segments,
    amount: roundAmount((earlier?.amount ?? 0) + amount),
  });
}

/** A new balance, or an amount to add to it. */
export interface BalanceChange {
  /** The new balance. `null` makes the account postpaid: it has no balance. */
  readonly balance?: number | null | undefined;
  /** Is added to the balance. */
  readonly add?: number | undefined;
}

export const balanceChangeSchema: SchemaFor<BalanceChange> = {
  type: 'object',
  properties: { balance: { type: 'number', minimum: 0, nullable: true }, add: { type: 'number' } },
};

const assertValid = createAssertion(balanceChangeSchema);

/** Sets the balance, or adds to it. @throws {Error} when the change is not possible. */
export function changeBalance(context: SandboxContext, change: BalanceChange): Billing {
  assertValid(change, context.clock.now());
  const { balance, add } = change;
  if ((balance === undefined) === (add === undefined)) throw new Error('Give either balance or add');
  context.state.updateRecord(accountRecord, {
    balance: add === undefined ? (balance ?? null) : addToBalance(context, add),
  });
  return getBilling(context);
}

function addToBalance({ state }: SandboxContext, add: number): number {
  const { balance } = state.record(accountRecord);
  if (balance === null) throw new Error('A postpaid account has no balance to add to: set balance first');
  if (balance + add < 0) throw new Error(`add is too low: the balance is ${balance}`);
  return roundAmount(balance + add);
}
