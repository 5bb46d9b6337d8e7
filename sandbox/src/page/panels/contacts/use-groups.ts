import type { ContactsGroup } from 'cpaas-8x8';

import { runOperation } from '../../state/run-operation';
import { useLoaded } from '../../state/use-loaded';

/** The groups for choices: the first 500, the most of one page. */
export function useGroups(): readonly ContactsGroup[] {
  const { value } = useLoaded('/group-choices', () => runOperation('contacts.searchGroups', { limit: 500 }), [
    'request',
    'contactBatch',
  ]);
  return value?.items ?? [];
}
