import type { ApiCall } from '../server/api-call';

/** The part of a list that a call asks for: `offset` counts pages, not entries. */
export function pageOf<T>(
  { input: { limit, offset } }: ApiCall<{ limit?: number | undefined; offset?: number | undefined }>,
  list: readonly T[],
): T[] {
  const size = typeof limit === 'number' ? limit : 100;
  const page = typeof offset === 'number' ? offset : 0;
  return list.slice(page * size, (page + 1) * size);
}
