import type { ComponentChildren } from 'preact';

import { navigatePanel } from '../../state/location';
import type { Loaded } from '../../state/use-loaded';

/** A loaded list: its entries, or why there are none. */
export function LoadedList<T>({
  loaded,
  empty,
  children,
}: {
  readonly loaded: Pick<Loaded<readonly T[]>, 'value' | 'error'>;
  readonly empty: ComponentChildren;
  readonly children: (entry: T) => ComponentChildren;
}) {
  const { value, error } = loaded;
  if (error !== undefined) return <Problem text={error} />;
  if (value === undefined) return <p class="nothing">Loading…</p>;
  if (value.length === 0) return <p class="nothing">{empty}</p>;
  return <ol class="list">{value.map(children)}</ol>;
}

/** Says what went wrong, in place of what could not be shown. */
export function Problem({ text }: { readonly text: string }) {
  return (
    <p class="problem" role="alert">
      {text}
    </p>
  );
}

/** Goes through the pages of a list, which are part of the address of the page. */
export function Pager({
  page,
  pages,
  total,
}: {
  /** Counts from 0. */
  readonly page: number;
  readonly pages: number;
  readonly total: number;
}) {
  if (pages <= 1) return null;
  const go = (to: number): void => navigatePanel({ page: to === 0 ? undefined : String(to) });
  return (
    <nav class="pager" aria-label="Pages">
      <button type="button" disabled={page === 0} onClick={() => go(page - 1)}>
        ‹ Previous
      </button>
      <span>
        Page {page + 1} of {pages} · {total.toLocaleString()} in all
      </span>
      <button type="button" disabled={page + 1 >= pages} onClick={() => go(page + 1)}>
        Next ›
      </button>
    </nav>
  );
}
