import type { INodeListSearchItems } from 'n8n-workflow';
import type { Values } from '../fields/field';
import type { AccountList } from './account-lists';

/** The rows as n8n lists them: "Newsletter (8300)"; rows of the same value, such as the languages of a template, as one. */
export function entriesFrom(list: AccountList, rows: readonly Values[]): INodeListSearchItems[] {
  const notes = new Map<string, { readonly title: string; readonly notes: string[] }>();
  for (const row of rows) {
    const value = row[list.value];
    if (typeof value !== 'string' && typeof value !== 'number') continue;
    const key = String(value);
    const known = notes.get(key) ?? { title: list.title?.(row) ?? '', notes: [] };
    const note = list.note?.(row) ?? '';
    if (note !== '' && !known.notes.includes(note)) known.notes.push(note);
    notes.set(key, known);
  }
  return [...notes].map(([value, { title, notes: said }]) => {
    const description = said.join('; ');
    return { name: nameOf(value, title, description), value, ...(description ? { description } : {}) };
  });
}

/** n8n shows no description in these lists. */
function nameOf(value: string, title: string, note: string): string {
  const known = title === '' || title === value ? value : `${title} (${value})`;
  return note === '' ? known : `${known} – ${note}`;
}

/** Whether an entry holds what a person has typed. */
export function matches({ name }: INodeListSearchItems, filter: string | undefined): boolean {
  return filter === undefined || name.toLowerCase().includes(filter.trim().toLowerCase());
}
