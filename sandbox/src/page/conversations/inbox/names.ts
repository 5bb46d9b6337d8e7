import { signal } from '@preact/signals';

import type { Customer } from '../../../messages/customers';
import { control } from '../../state/control-client';

/** The names of the customers that are shown, by number or ID. */
export const names = signal<ReadonlyMap<string, string>>(new Map());

export function rememberNames(entries: Iterable<readonly [customer: string, name: string]>): void {
  const known = names.peek();
  const changed = [...entries].filter(([customer, name]) => known.get(customer) !== name);
  if (changed.length > 0) names.value = new Map([...known, ...changed]);
}

/** Loads the name of a customer who is not in the list, if somebody wrote with this customer before. */
export async function loadName(customer: string): Promise<void> {
  if (names.peek().has(customer)) return;
  try {
    const found = await control<Customer | null>('GET', `/customers/${encodeURIComponent(customer)}`);
    if (found) rememberNames([[customer, found.name]]);
  } catch {
    // The number is shown alone.
  }
}
