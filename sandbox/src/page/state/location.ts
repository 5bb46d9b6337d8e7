import { signal } from '@preact/signals';

/** The parts of the page. A narrow window shows one at a time. */
const views = ['inbox', 'conversation', 'panels'] as const;
type View = (typeof views)[number];

/** What the address of the page says: a link to it shows the same, and Back returns to it. */
export interface PageLocation {
  readonly customer: string | undefined;
  /** The call that is shown in place of the conversation: the ID of its session, or `new`. */
  readonly call: string | undefined;
  readonly panel: string;
  readonly search: string;
  /** The part that a narrow window shows. */
  readonly view: View;
  /** What the panel shows: its search, its filters, the entry that is open. Another panel begins with none. */
  readonly details: Readonly<Record<string, string>>;
}

const defaults = { panel: 'webhooks', search: '', view: 'inbox' as View };
const ownNames = ['customer', 'call', 'panel', 'search', 'view'];

function readAddress(): PageLocation {
  const query = new URLSearchParams(window.location.search);
  return {
    customer: query.get('customer') ?? undefined,
    call: query.get('call') ?? undefined,
    panel: query.get('panel') ?? defaults.panel,
    search: query.get('search') ?? defaults.search,
    view: views.find((view) => view === query.get('view')) ?? defaults.view,
    details: Object.fromEntries([...query].filter(([name]) => !ownNames.includes(name))),
  };
}

export const pageLocation = signal(readAddress());

window.addEventListener('popstate', () => (pageLocation.value = readAddress()));

/** Goes to another place. `replace` leaves no step for Back. */
export function navigate(changes: Partial<PageLocation>, { replace = false } = {}): void {
  const next = applyChanges(changes);
  const address = formatAddress(next);
  if (address !== window.location.pathname + window.location.search)
    window.history[replace ? 'replaceState' : 'pushState'](undefined, '', address);
  pageLocation.value = next;
}

/** Changes what the panel shows. An empty or absent value is removed from the address. */
export function navigatePanel(
  changes: Readonly<Record<string, string | undefined>>,
  options?: { readonly replace?: boolean },
): void {
  navigate({ details: { ...pageLocation.value.details, ...changes } as Record<string, string> }, options);
}

/** The address of another place, for links. */
export function addressOf(changes: Partial<PageLocation>): string {
  return formatAddress(applyChanges(changes));
}

function applyChanges(changes: Partial<PageLocation>): PageLocation {
  const { value } = pageLocation;
  const isSamePanel = changes.panel === undefined || changes.panel === value.panel;
  const details = Object.entries(changes.details ?? (isSamePanel ? value.details : {}));
  // Another conversation takes the place of the call.
  const call = 'customer' in changes ? undefined : value.call;
  return { ...value, call, ...changes, details: Object.fromEntries(details.filter(([, each]) => each)) };
}

function formatAddress(location: PageLocation): string {
  const query = new URLSearchParams();
  if (location.customer !== undefined) query.set('customer', location.customer);
  if (location.call !== undefined) query.set('call', location.call);
  for (const name of ['panel', 'search', 'view'] as const)
    if (location[name] !== defaults[name]) query.set(name, location[name]);
  for (const [name, value] of Object.entries(location.details)) query.set(name, value);
  const text = query.toString();
  return text === '' ? '/' : `/?${text}`;
}
