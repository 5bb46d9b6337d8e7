import { batchBehaviours } from './batches/batch-handlers';
import { contactBehaviours } from './contact-handlers';
import { groupBehaviours } from './group-handlers';

/** What the operations of the Contacts API do. */
export const contacts = {
  ...contactBehaviours,
  ...groupBehaviours,
  ...batchBehaviours,
};
