import { computed, effect, signal } from '@preact/signals';

import type { Conversation } from '../../../control/functions/messages';
import type { Message } from '../../../messages/message';
import { control } from '../../state/control-client';
import { pageLocation } from '../../state/location';
import { rememberNames } from './names';

const pageSize = 50;
const typingPauseMs = 200;

/** Older conversations are loaded again when the reader scrolls to them. */
const maxListed = 400;

/** The newest message of each conversation that matches the search, by customer, the newest first. */
export const conversations = signal<ReadonlyMap<string, Message>>(new Map());
export const hasOlderConversations = signal(false);

const search = computed(() => pageLocation.value.search);
let loading = 0;
let isLoading = false;

/** Loads the first page, or after a message of the last conversation the next one. */
async function loadPage(before?: Message): Promise<void> {
  const current = ++loading;
  const query = new URLSearchParams({ search: search.peek(), limit: String(pageSize) });
  if (before) query.set('before', before.umid);
  isLoading = true;
  const page = await control<Conversation[]>('GET', `/conversations?${query.toString()}`).finally(
    () => (isLoading = false),
  );
  // A later search has begun.
  if (current !== loading) return;
  rememberNames(page.map(({ customer, customerName }) => [customer, customerName]));
  const entries = page.map((message) => [message.customer, message] as const);
  conversations.value = new Map([...(before ? conversations.value : []), ...entries]);
  hasOlderConversations.value = page.length === pageSize;
}

export function loadConversations(): Promise<void> {
  return loadPage();
}

export function loadOlderConversations(): void {
  if (isLoading || !hasOlderConversations.peek()) return;
  loadPage([...conversations.value.values()].at(-1)).catch(() => undefined);
}

/** Moves the conversations of new messages to the top. */
export function addToConversations(messages: readonly Message[]): void {
  const wanted = search.peek().toLowerCase();
  const rest = new Map(conversations.peek());
  const moved = new Map<string, Message>();
  for (const message of messages) {
    const { customer, text } = message;
    const isListed = rest.delete(customer) || moved.delete(customer);
    if (isListed || `${customer} ${text}`.toLowerCase().includes(wanted)) moved.set(customer, message);
  }
  const listed = [...[...moved].reverse(), ...rest];
  // What the reader has scrolled to stays.
  const kept = listed.slice(0, Math.max(maxListed, rest.size));
  if (kept.length < listed.length) hasOlderConversations.value = true;
  conversations.value = new Map(kept);
}

/** Shows the new status of the newest message of a conversation. */
export function updateConversations(messages: readonly Message[]): void {
  const next = new Map(conversations.peek());
  for (const message of messages)
    if (next.get(message.customer)?.umid === message.umid) next.set(message.customer, message);
  conversations.value = next;
}

let searched = search.peek();
effect(() => {
  const wanted = search.value;
  if (wanted === searched) return undefined;
  searched = wanted;
  const timer = setTimeout(() => void loadPage().catch(() => undefined), typingPauseMs);
  return () => clearTimeout(timer);
});
