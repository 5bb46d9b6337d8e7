import { isJsonObject } from '../../../core/src/validation';
import type { CatalogueEntry } from '../../../core/src/catalogue';
import type { EightByEightClient } from '../../../core/src/generated';
import { type Values } from '../fields/field';
import type { AccountList } from './account-lists';
import type { INodeListSearchItems } from 'n8n-workflow';

/** One page of an account list, from which a user chooses the value of a field in n8n's editor. */
export interface ListPage {
  readonly rows: readonly Values[];
  /** The token of the next page. Absent on the last page. */
  readonly next?: string;
}

/** Requests one page from 8x8: the first, or the page of the token `from`. */
export async function fetchListPage(
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
  const rows = recordsAt(answer, list.rowsField ?? paging?.items ?? '');
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
  return Array.isArray(found) ? found.filter(isJsonObject) : [];
}

function valueAt(value: unknown, path: string): unknown {
  return path
    .split('.')
    .reduce<unknown>((inner, name) => (isJsonObject(inner) ? inner[name] : undefined), value);
}

/** Converts rows to n8n's list entries: "Newsletter (8300)". Rows with the same value become one entry, such as the languages of a template. */
export function toListEntries(list: AccountList, rows: readonly Values[]): INodeListSearchItems[] {
  const notes = new Map<string, { readonly title: string; readonly notes: string[] }>();
  for (const row of rows) {
    const value = row[list.valueField];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const key = String(value);
    const known = notes.get(key) ?? { title: list.title?.(row) ?? '', notes: [] };
    const note = list.detail?.(row) ?? '';
    if (note !== '' && !known.notes.includes(note)) known.notes.push(note);
    notes.set(key, known);
  }
  return [...notes].map(([value, { title, notes: said }]) => {
    const description = said.join('; ');
    return { name: entryName(value, title, description), value, ...(description ? { description } : {}) };
  });
}

/** The name includes the details, because n8n does not show descriptions in these lists. */
function entryName(value: string, title: string, note: string): string {
  const known = title === '' || title === value ? value : `${title} (${value})`;
  return note === '' ? known : `${known} – ${note}`;
}

/** Whether the name of an entry contains the typed text. */
export function matchesFilter({ name }: INodeListSearchItems, filter: string | undefined): boolean {
  return filter === undefined || name.toLowerCase().includes(filter.trim().toLowerCase());
}
