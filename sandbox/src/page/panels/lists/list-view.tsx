import type { ComponentChildren } from 'preact';

import { navigatePanel, pageLocation } from '../../state/location';
import type { PagedList } from './paged-list';

/** The choices of a filter: values of the control API with their titles. */
export interface Choice {
  readonly name: string;
  readonly label: string;
  readonly values: Readonly<Record<string, string>>;
}

/** A search field and selects above a list. Their values are in the address. */
export function ListFilter({
  label,
  choices,
}: {
  readonly label: string;
  readonly choices: readonly Choice[];
}) {
  const { details } = pageLocation.value;
  return (
    <div class="list-filter" role="search">
      <input
        type="search"
        placeholder={label}
        aria-label={label}
        value={details['find'] ?? ''}
        onInput={({ currentTarget: { value } }) =>
          navigatePanel({ find: value, open: undefined }, { replace: true })
        }
      />
      {choices.map(({ name, label: title, values }) => (
        <select
          key={name}
          aria-label={title}
          value={details[name] ?? ''}
          onChange={({ currentTarget: { value } }) => navigatePanel({ [name]: value, open: undefined })}
        >
          {Object.entries(values).map(([value, text]) => (
            <option key={value} value={value}>
              {text}
            </option>
          ))}
        </select>
      ))}
    </div>
  );
}

/** The entries of a list. One at a time is open, and named in the address. */
export function ListView<Entry>({
  list,
  keyOf,
  empty,
  render,
}: {
  readonly list: PagedList<Entry>;
  readonly keyOf: (entry: Entry) => string;
  /** Shown when there are no entries, and nothing is searched. */
  readonly empty: ComponentChildren;
  readonly render: (entry: Entry, isOpen: boolean) => ComponentChildren;
}) {
  const { details } = pageLocation.value;
  const isFiltered = Object.keys(details).some((name) => name !== 'open');
  const entries = list.entries.value;
  return (
    <>
      {list.error.value && (
        <p class="refusal" role="alert">
          {list.error.value}
        </p>
      )}
      <ol class="list">
        {entries.map((entry) => (
          <li key={keyOf(entry)}>{render(entry, details['open'] === keyOf(entry))}</li>
        ))}
        {entries.length === 0 && !list.isLoading.value && (
          <li class="nothing">{isFiltered ? 'Nothing matches the search and the filters.' : empty}</li>
        )}
        {list.hasOlder.value && (
          <li class="older">
            <button type="button" onClick={() => list.loadOlder()}>
              Show older
            </button>
          </li>
        )}
      </ol>
    </>
  );
}

/** Opens an entry, or closes it. */
export function toggleEntry(key: string, isOpen: boolean): void {
  navigatePanel({ open: isOpen ? undefined : key });
}
