import type { CatalogueEntry, Product } from 'cpaas-8x8';

import type { JsonObject } from '../json';
import type { BatchChecks } from '../server/operation-checks';
import type { SubAccount } from '../world/state';
import type { World } from '../world/world';

/** A request to an operation: authenticated, and its input checked. */
export interface ApiCall {
  readonly world: World;
  readonly entry: CatalogueEntry;
  readonly product: Product;
  readonly input: JsonObject;
  /** The one in the path. */
  readonly subAccount: SubAccount | undefined;
  readonly batch: BatchChecks | undefined;
  /** A fault asks that what is handed in be rejected, for this reason. */
  readonly rejection: string | undefined;
  /** The umids of what is recorded on account of the call. */
  readonly recorded: string[];
}

/**
 * What an operation does: gives the body of the answer, or `undefined` for none.
 *
 * @throws {Problem} for answers that are no success.
 */
export type Behaviour = (call: ApiCall) => unknown;

/** The subaccount of a call whose path has one. */
export function subAccountIdOf({ subAccount }: ApiCall): string {
  return subAccount?.subAccountId ?? '';
}
