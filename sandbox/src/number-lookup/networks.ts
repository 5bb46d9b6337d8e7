import type { NumberLookupLookupOutputCurrentOperator } from 'cpaas-8x8';

import { findCountry } from '../numbers/dialling-codes';
import { priceList } from '../numbers/price-list';

type Network = NumberLookupLookupOutputCurrentOperator;

/** A network as lookups name it; the first of a country is the one whose price an SMS costs. */
function findNetwork(country: string | undefined, index: number): Network | null {
  const networks = priceList.find((each) => each.country === country)?.networks ?? [];
  const network = networks[index % Math.max(1, networks.length)];
  if (!network) return null;
  return { operatorName: network.operatorName, mcc: network.mcc, mnc: network.mnc[0], country };
}

/** The network that a number is on. */
export function currentNetwork(number: string): Network | null {
  return findNetwork(findCountry(number), 0);
}

/** The network that a number came from, when it was ported. */
export function formerNetwork(number: string): Network | null {
  return findNetwork(findCountry(number), 1);
}

/** The network of another country that a phone roams in. */
export function foreignNetwork(number: string): Network | null {
  return findNetwork(findCountry(number) === 'SG' ? 'MY' : 'SG', 0);
}
