import type { ApiCall } from './api-call';

/** The part of a list that a call asks for: `offset` counts pages, not entries. */
export function pageOf<T>({ input }: ApiCall, list: readonly T[]): T[] {
  const limit = typeof input['limit'] === 'number' ? input['limit'] : 100;
  const page = typeof input['offset'] === 'number' ? input['offset'] : 0;
  return list.slice(page * limit, (page + 1) * limit);
}
