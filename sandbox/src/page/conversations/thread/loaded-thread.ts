import { computed, effect, signal } from '@preact/signals';

import type { Message } from '../../../messages/message';
import { control } from '../../state/control-client';
import { pageLocation } from '../../state/location';

const pageSize = 80;

/** A longer conversation is loaded in part: what is far from the reader is dropped, and loaded again. */
const maxLoaded = 400;

/** The messages of the open conversation that are loaded, by umid, the oldest first. */
export const thread = signal<ReadonlyMap<string, Message>>(new Map());

/** Whether messages after the last loaded one exist. */
export const hasNewer = signal(false);

const customer = computed(() => pageLocation.value.customer);
let hasOlder = false;
let isLoading = false;

type Entry = readonly [umid: string, message: Message];

async function fetchPage(
  of: string,
  position: Readonly<Record<string, string>>,
): Promise<Entry[] | undefined> {
  const query = new URLSearchParams({ customer: of, limit: String(pageSize), ...position });
  isLoading = true;
  try {
    const page = await control<Message[]>('GET', `/messages?${query.toString()}`);
    return customer.peek() === of ? page.map((message) => [message.umid, message]) : undefined;
  } finally {
    isLoading = false;
  }
}

/** Loads the newest messages of the open conversation. */
export async function loadThread(): Promise<void> {
  const of = customer.peek();
  if (of === undefined) {
    thread.value = new Map();
    return;
  }
  const page = await fetchPage(of, {});
  if (!page) return;
  hasOlder = page.length === pageSize;
  thread.value = new Map([...page, ...(hasNewer.peek() ? [] : arrivedSince(page))]);
  hasNewer.value = false;
}

/** Returns what events brought while a page was on its way. */
function arrivedSince(page: readonly Entry[]): Entry[] {
  const inPage = new Map(page);
  const newest = page.at(-1)?.[1].createdAt ?? '';
  return [...thread.peek()].filter(([umid, { createdAt, history }]) => {
    const loaded = inPage.get(umid);
    return loaded ? history.length > loaded.history.length : createdAt >= newest;
  });
}

/** Loads the messages before the oldest one that is loaded. */
export async function loadOlderMessages(): Promise<void> {
  const of = customer.peek();
  const [oldest] = thread.peek().keys();
  if (of === undefined || oldest === undefined || !hasOlder || isLoading) return;
  const page = await fetchPage(of, { before: oldest });
  if (!page) return;
  hasOlder = page.length === pageSize;
  const all = [...page, ...thread.peek()];
  if (all.length > maxLoaded) hasNewer.value = true;
  thread.value = new Map(all.slice(0, maxLoaded));
}

/** Loads the messages after the newest one that is loaded. */
export async function loadNewerMessages(): Promise<void> {
  const of = customer.peek();
  const newest = [...thread.peek().keys()].at(-1);
  if (of === undefined || newest === undefined || !hasNewer.peek() || isLoading) return;
  const page = await fetchPage(of, { after: newest });
  if (!page) return;
  hasNewer.value = page.length === pageSize;
  const all = [...thread.peek(), ...page];
  if (all.length > maxLoaded) hasOlder = true;
  thread.value = new Map(all.slice(-maxLoaded));
}

/** Adds new messages of the open conversation, and replaces those that changed. */
export function updateThread(messages: readonly Message[]): void {
  const own = messages.filter((message) => message.customer === customer.peek());
  if (own.length === 0) return;
  const next = new Map(thread.peek());
  const [oldest] = next.values();
  const isAtEnd = !hasNewer.peek();
  for (const message of own)
    if (
      next.has(message.umid) ||
      (isAtEnd && (!hasOlder || !oldest || message.createdAt >= oldest.createdAt))
    )
      next.set(message.umid, message);
  thread.value = trim(next);
}

/** New messages push out the oldest ones, a page at a time. */
function trim(messages: Map<string, Message>): ReadonlyMap<string, Message> {
  if (messages.size <= maxLoaded + pageSize) return messages;
  hasOlder = true;
  return new Map([...messages].slice(-maxLoaded));
}

effect(() => {
  const of = customer.value;
  thread.value = new Map();
  hasNewer.value = false;
  hasOlder = false;
  if (of !== undefined) loadThread().catch(() => undefined);
});
