import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { EightByEightClient } from '../../../core/src/generated';
import { isRecord, type Values } from '../fields/field';
import type { AccountList } from './account-lists';

/** One page of a list, and where to go on. */
export interface ListPage {
  readonly rows: readonly Values[];
  /** Left out on the last page. */
  readonly next?: string;
}

/** Asks 8x8 for one page: the first, or that which `from` tells. */
export async function pageOf(
  client: Pick<EightByEightClient, 'call'>,
  { id, operation }: CatalogueEntry,
  list: AccountList,
  input: Values,
  from: string | undefined,
): Promise<ListPage> {
  const { paging } = operation;
  const by = paging?.by;
  const pageNumber = Number(from ?? 0);
  const answer: unknown = await client.call(id, {
    ...input,
    ...(by?.kind === 'page' ? { [by.page]: pageNumber, [by.size]: by.defaultSize } : {}),
    ...(by?.kind === 'cursor' && from !== undefined ? { [by.cursor]: from } : {}),
  });
  const rows = recordsAt(answer, list.rows ?? paging?.items ?? '');
  if (by?.kind === 'cursor') {
    const next = valueAt(answer, by.next);
    const goesOn = (typeof next === 'string' && next !== '') || typeof next === 'number';
    return goesOn && String(next) !== from ? { rows, next: String(next) } : { rows };
  }
  if (by?.kind !== 'page') return { rows };
  const more = by.more === undefined ? rows.length >= by.defaultSize : valueAt(answer, by.more) === true;
  return rows.length > 0 && more ? { rows, next: String(pageNumber + 1) } : { rows };
}

function recordsAt(answer: unknown, path: string): readonly Values[] {
  const found = path === '' ? answer : valueAt(answer, path);
  return Array.isArray(found) ? found.filter(isRecord) : [];
}

function valueAt(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value);
}
