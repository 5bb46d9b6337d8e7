import { entriesOf, type OperationId, type OperationInput, type OperationOutput } from 'cpaas-8x8';

import { subAccountTable } from '../../engine/account';
import type { SandboxContext } from '../../engine/context';
import type { BusinessChannel } from '../../messages/find-channel';
import { changeBalance, getBilling, type BalanceChange, type Billing } from '../../numbers/charges';
import type { Route } from '../../server/operations/routes';
import { runWithoutRequest } from '../../server/operations/run-without-request';

/** The account: its channels, its money, and its operations. */
export interface AccountFunctions {
  /** Lists the channels of all subaccounts with their IDs. */
  channels(): readonly BusinessChannel[];
  /** The balance of the account, and what messages and lookups cost. */
  billing(): Billing;
  /** Sets the balance, or adds to it. */
  changeBalance(change: BalanceChange): Billing;
  /** Lists the IDs of the available operations. */
  operations(): string[];
  /**
   * Runs an operation of the API without an HTTP request, as 8x8's own web site would: no key, no fault and no rate limit
   * applies, and `requests()` does not list it.
   *
   * @throws {Error} the error that the API would respond with.
   */
  runOperation<Id extends OperationId>(id: Id, input: OperationInput<Id>): OperationOutput<Id>;
}

export const createAccountFunctions = (
  context: SandboxContext,
  routes: readonly Route[],
): AccountFunctions => ({
  channels: () =>
    context.state
      .table(subAccountTable)
      .list()
      .flatMap(({ subAccountId, channels }) => channels.map((channel) => ({ ...channel, subAccountId }))),
  billing: () => getBilling(context),
  changeBalance: (change) => changeBalance(context, change),
  operations: () => entriesOf(context.options.catalogue).map(({ id }) => id),
  runOperation: (id, input) => runWithoutRequest(context, routes, id, input) as never,
});
