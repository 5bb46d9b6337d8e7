import { computed, effect, signal } from '@preact/signals';

import type { Message } from '../../../messages/message';
import { ringingPhones } from '../../calls/loaded-calls';
import { conversations } from './loaded-conversations';

const place = 'read-until';

function readKept(): Readonly<Record<string, string>> {
  try {
    return JSON.parse(localStorage.getItem(place) ?? '{}') as Record<string, string>;
  } catch {
    return {};
  }
}

/** The creation time of the newest message that was shown, by customer. */
const readUntil = signal(readKept());

/** Remembers that a message and everything before it was shown. */
export function markAsSeen({ customer, createdAt }: Message): void {
  if ((readUntil.peek()[customer] ?? '') >= createdAt) return;
  readUntil.value = { ...readUntil.peek(), [customer]: createdAt };
  localStorage.setItem(place, JSON.stringify(readUntil.peek()));
}

/** After a reset, the time of a manual clock begins again. */
export function forgetSeen(): void {
  readUntil.value = {};
  localStorage.removeItem(place);
}

/** Whether a conversation that ends with this message has something new to read. */
export function isUnread({ customer, createdAt, direction }: Message): boolean {
  return direction === 'outbound' && createdAt > (readUntil.value[customer] ?? '');
}

const unreadCount = computed(() => [...conversations.value.values()].filter(isUnread).length);

effect(() => {
  const ringing = ringingPhones.value.length > 0 ? '☎ Ringing: ' : '';
  document.title = ringing + (unreadCount.value > 0 ? `(${unreadCount.value}) 8x8 sandbox` : '8x8 sandbox');
});
