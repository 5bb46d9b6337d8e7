import type { ComponentChildren } from 'preact';

import { addressOf, navigate, navigatePanel, pageLocation } from '../../state/location';
import './parts.css';

/** The fields and buttons above a list. */
export function Toolbar({ children }: { readonly children: ComponentChildren }) {
  return <div class="toolbar">{children}</div>;
}

/** A search field. What is searched for is part of the address of the page. */
export function SearchField({ label }: { readonly label: string }) {
  return (
    <input
      type="search"
      aria-label={label}
      placeholder={label}
      value={pageLocation.value.details['find'] ?? ''}
      onInput={({ currentTarget }) =>
        navigatePanel({ find: currentTarget.value, page: undefined }, { replace: true })
      }
    />
  );
}

/** A choice that filters a list, as part of the address of the page. */
export function FilterField({
  name,
  label,
  choices,
}: {
  readonly name: string;
  readonly label: string;
  readonly choices: readonly (readonly [value: string, title: string])[];
}) {
  return (
    <select
      aria-label={label}
      value={pageLocation.value.details[name] ?? ''}
      onChange={({ currentTarget }) =>
        navigatePanel({ [name]: currentTarget.value, page: undefined }, { replace: true })
      }
    >
      {choices.map(([value, title]) => (
        <option key={value} value={value}>
          {title}
        </option>
      ))}
    </select>
  );
}

/** The parts of a panel, such as contacts, groups and batches. The first one is shown first. */
export function Sections({
  label,
  sections,
}: {
  readonly label: string;
  readonly sections: readonly (readonly [name: string, title: string])[];
}) {
  const open = pageLocation.value.details['list'] ?? sections[0]?.[0];
  return (
    <nav class="panel-sections" aria-label={label}>
      {sections.map(([name, title], index) => (
        <PlaceLink
          key={name}
          details={index === 0 ? {} : { list: name }}
          current={name === open}
          class="section-link"
        >
          {title}
        </PlaceLink>
      ))}
    </nav>
  );
}

/** A link to another place of the panel. */
export function PlaceLink({
  details,
  current,
  class: className,
  children,
}: {
  readonly details: Readonly<Record<string, string>>;
  readonly current?: boolean;
  readonly class?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <a
      class={className}
      href={addressOf({ details })}
      aria-current={current ? 'page' : undefined}
      onClick={(event) => {
        // A click with a key opens another tab or window.
        if (event.ctrlKey || event.metaKey || event.shiftKey) return;
        event.preventDefault();
        navigate({ details });
      }}
    >
      {children}
    </a>
  );
}
