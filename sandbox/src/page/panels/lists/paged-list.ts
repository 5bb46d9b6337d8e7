import { computed, effect, signal, type ReadonlySignal } from '@preact/signals';

import { control, errorText } from '../../state/control-client';
import { pageLocation } from '../../state/location';

const pageSize = 50;
const refreshMs = 400;

/** A list that is filtered, searched and paged by the sandbox, newest first. It is loaded while its panel is open. */
export interface PagedList<Entry> {
  readonly entries: ReadonlySignal<readonly Entry[]>;
  readonly hasOlder: ReadonlySignal<boolean>;
  readonly error: ReadonlySignal<string | undefined>;
  readonly isLoading: ReadonlySignal<boolean>;
  loadOlder(): void;
  /** Loads the list again, after a reset or a lost connection. */
  reload(): void;
  /** Shows entries that are new or have changed. */
  receive(changed: readonly Entry[]): void;
}

/** Creates the list of a panel. */
export function createPagedList<Entry>({
  panel,
  path,
  filters,
  keyOf,
  one,
}: {
  readonly panel: string;
  readonly path: string;
  /** The details of the address that the control API takes as filters, under the same names. */
  readonly filters: readonly string[];
  /** The key of an entry, which `before` takes for the next page, and `open` in the address. */
  readonly keyOf: (entry: Entry) => string;
  /** The query that finds one entry. */
  readonly one: (key: string) => string;
}): PagedList<Entry> {
  const loaded = signal<ReadonlyMap<string, Entry>>(new Map());
  /** The entry that the address names, if it is older than the loaded ones. */
  const linked = signal<Entry | undefined>(undefined);
  const hasOlder = signal(false);
  const error = signal<string | undefined>(undefined);
  const isLoading = signal(false);
  let current = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  const isOpen = computed(() => pageLocation.value.panel === panel);
  const query = computed(() => {
    const parameters = new URLSearchParams({ limit: String(pageSize) });
    const { details } = pageLocation.value;
    // In the address, `search` is that of the conversations.
    if (details['find'] !== undefined) parameters.set('search', details['find']);
    for (const name of filters) if (details[name] !== undefined) parameters.set(name, details[name]);
    return parameters.toString();
  });
  const openKey = computed(() => (isOpen.value ? pageLocation.value.details['open'] : undefined));

  const fetchPage = async (merge: (page: readonly Entry[]) => void, before = ''): Promise<void> => {
    const turn = ++current;
    isLoading.value = true;
    try {
      const page = await control<Entry[]>('GET', `${path}?${query.peek()}${before}`);
      if (turn !== current) return;
      merge(page.reverse());
      error.value = undefined;
    } catch (thrown) {
      if (turn === current) error.value = errorText(thrown);
    } finally {
      if (turn === current) isLoading.value = false;
    }
  };
  const toMap = (entries: readonly Entry[]): Map<string, Entry> =>
    new Map(entries.map((entry) => [keyOf(entry), entry]));
  const load = (): Promise<void> =>
    fetchPage((page) => {
      loaded.value = toMap(page);
      hasOlder.value = page.length === pageSize;
    });
  const refresh = (): Promise<void> =>
    fetchPage((page) => {
      const isConnected = page.length < pageSize || page.some((entry) => loaded.peek().has(keyOf(entry)));
      // After a burst there would be a gap between the new entries and the old ones.
      const old = isConnected ? [...loaded.peek()] : [];
      const fresh = toMap(page);
      loaded.value = new Map([...fresh, ...old.filter(([key]) => !fresh.has(key))]);
      if (!isConnected) hasOlder.value = true;
    });
  const loadLinked = async (key: string): Promise<void> => {
    const [entry] = await control<Entry[]>('GET', `${path}?${one(key)}`);
    if (openKey.peek() === key)
      linked.value = entry !== undefined && keyOf(entry) === key ? entry : undefined;
  };

  effect(() => {
    const wanted = isOpen.value ? query.value : undefined;
    if (wanted === undefined) return undefined;
    clearTimeout(timer);
    timer = undefined;
    const wait = setTimeout(() => void load(), loaded.peek().size === 0 ? 0 : 150);
    return () => clearTimeout(wait);
  });
  effect(() => {
    const key = openKey.value;
    linked.value = undefined;
    if (key !== undefined && !loaded.peek().has(key)) loadLinked(key).catch(() => undefined);
  });

  return {
    entries: computed(() => {
      const entries = [...loaded.value.values()];
      const { value } = linked;
      return value === undefined || loaded.value.has(keyOf(value)) ? entries : [value, ...entries];
    }),
    hasOlder,
    error,
    isLoading,
    loadOlder: () => {
      const oldest = [...loaded.peek().keys()].at(-1);
      if (oldest === undefined) return;
      void fetchPage(
        (page) => {
          loaded.value = new Map([...loaded.peek(), ...toMap(page)]);
          hasOlder.value = page.length === pageSize;
        },
        `&before=${encodeURIComponent(oldest)}`,
      );
    },
    reload: () => {
      loaded.value = new Map();
      linked.value = undefined;
      if (isOpen.peek()) void load();
    },
    receive: (changed) => {
      if (!isOpen.peek()) return;
      const known = changed.filter((entry) => loaded.peek().has(keyOf(entry)));
      if (known.length > 0) {
        const next = new Map(loaded.peek());
        for (const entry of known) next.set(keyOf(entry), entry);
        loaded.value = next;
      }
      if (known.length === changed.length) return;
      // The sandbox knows whether they match the filters.
      timer ??= setTimeout(() => {
        timer = undefined;
        if (isOpen.peek()) void refresh();
      }, refreshMs);
    },
  };
}
