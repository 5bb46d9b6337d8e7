import type { NumberLookupLookupOutputCurrentOperator } from 'cpaas-8x8';

import { findCountry } from '../numbers/dialling-codes';
import { priceList } from '../numbers/price-list';

type Network = NumberLookupLookupOutputCurrentOperator;

/** The first network of a country is the one with the SMS price. */
function findNetwork(country: string | undefined, index: number): Network | null {
  const networks = priceList.find((each) => each.country === country)?.networks ?? [];
  const network = networks[index % Math.max(1, networks.length)];
  if (!network) return null;
  return { operatorName: network.operatorName, mcc: network.mcc, mnc: network.mnc[0], country };
}

/**
 * The network that serves a number, in the result of a number lookup. All networks are made up: they come from the
 * price list.
 */
export function currentNetwork(number: string): Network | null {
  return findNetwork(findCountry(number), 0);
}

/** The previous network of a ported number. */
export function formerNetwork(number: string): Network | null {
  return findNetwork(findCountry(number), 1);
}

/** A network in another country, for roaming. */
export function foreignNetwork(number: string): Network | null {
  return findNetwork(findCountry(number) === 'SG' ? 'MY' : 'SG', 0);
}
