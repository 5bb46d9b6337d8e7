import type { JsonObject } from '../json';

const defaultLimit = 20;

/** A page of what was found. `offset` counts pages from 0, and `page`, in 8x8's samples, from 1. */
export function pageOf<T>(
  { limit, offset }: JsonObject,
  found: readonly T[],
  totalCount: number,
  show: (entry: T) => JsonObject,
): JsonObject {
  const size = typeof limit === 'number' ? limit : defaultLimit;
  const index = typeof offset === 'number' ? offset : 0;
  const totalPages = Math.ceil(found.length / size);
  return {
    items: found.slice(index * size, (index + 1) * size).map(show),
    page: index + 1,
    totalPages,
    totalCount,
    totalFiltered: found.length,
    hasPreviousPage: index > 0,
    hasNextPage: index + 1 < totalPages,
  };
}
