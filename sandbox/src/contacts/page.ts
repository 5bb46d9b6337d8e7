const defaultLimit = 20;

/** Which page the caller asks for. A number may be written as a string. */
interface PageInput {
  readonly limit?: number | string | undefined;
  readonly offset?: number | string | undefined;
}

interface Page<Item> {
  items: Item[];
  page: number;
  totalPages: number;
  totalCount: number;
  totalFiltered: number;
  hasPreviousPage: boolean;
  hasNextPage: boolean;
}

/** A page of what was found. `offset` counts pages from 0, and `page`, in 8x8's samples, from 1. */
export function pageOf<T, Item>(
  { limit, offset }: PageInput,
  found: readonly T[],
  totalCount: number,
  show: (entry: T) => Item,
): Page<Item> {
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
