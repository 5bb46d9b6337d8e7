import { catalogue, entriesOf, type ApiName } from 'cpaas-8x8';

/**
 * The names of the client's methods of one API: one for each operation, and `sendAll` and the like. The services, and
 * their mocks for tests, get methods with these names.
 */
export const methodNamesOf = (api: ApiName): readonly string[] =>
  entriesOf(catalogue)
    .filter(({ apiName }) => apiName === api)
    .flatMap(({ name, operation }) => (operation.batching ? [name, `${name}All`] : [name]));
