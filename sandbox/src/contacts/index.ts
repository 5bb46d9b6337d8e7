import type { Behaviour } from '../behaviour/api-call';
import { batchBehaviours } from './batch-behaviours';
import { contactBehaviours } from './contact-behaviours';
import { groupBehaviours } from './group-behaviours';

/** What the operations of the Contacts API do. */
export const contacts: Readonly<Record<string, Behaviour>> = {
  ...contactBehaviours,
  ...groupBehaviours,
  ...batchBehaviours,
};
