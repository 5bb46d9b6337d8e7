import { signal } from '@preact/signals';

import type { GuestRoom } from '../../video/guest-room';

/** The room that the address of the page names, once it is loaded. */
export const room = signal<GuestRoom | undefined>(undefined);

/** What is wrong: the room is unknown, or it refused an action. */
export const problem = signal('');

/** The path of the guest link. What the guest does is below it. */
const link = window.location.pathname.replace(/\/$/, '');

async function request(method: string, action: string, body?: object): Promise<boolean> {
  try {
    const response = await fetch(`${link}/${action}`, {
      method,
      ...(body ? { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } } : {}),
    });
    const answer = (await response.json()) as GuestRoom & { readonly error?: string };
    if (!response.ok) throw new Error(answer.error ?? `The sandbox responded with HTTP ${response.status}`);
    room.value = answer;
    problem.value = '';
    return true;
  } catch (error) {
    problem.value = error instanceof Error ? error.message : String(error);
    return false;
  }
}

/** Does something in the room. Resolves to whether it succeeded. */
export function act(
  action: 'join' | 'write' | 'locate' | 'leave' | 'rate',
  body: object = {},
): Promise<boolean> {
  return request('POST', action, body);
}

/** Loads the room, and again when something has happened in it. */
export async function followRoom(): Promise<void> {
  if (!(await request('GET', 'room'))) return;
  const source = new EventSource(`${link}/events`);
  source.addEventListener('video', () => void request('GET', 'room'));
}
