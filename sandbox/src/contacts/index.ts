import { batchBehaviours } from './batch-behaviours';
import { contactBehaviours } from './contact-behaviours';
import { groupBehaviours } from './group-behaviours';

/** What the operations of the Contacts API do. */
export const contacts = {
  ...contactBehaviours,
  ...groupBehaviours,
  ...batchBehaviours,
};
