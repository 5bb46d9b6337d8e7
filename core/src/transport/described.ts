import type { Apis } from '../catalogue';
import type { ClientOver } from './client';

/*
 * What developers meet in their editors. Here it is inferred from the catalogue; the build writes the declarations of
 * this file anew (`.ci/declarations`): equal types, with a name and the catalogue's words for every method and field.
 */

/** The client of all that 8x8 offers: one group an API, one method an operation. */
export type EightByEightClient = ClientOver<Apis>;

/** What operations take and give, by their titles in the catalogue. Here, none is: no title is empty. */
export type DescribedOperations = Readonly<Record<'', never>>;
