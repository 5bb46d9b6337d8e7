import { computed, effect, signal } from '@preact/signals';

import type { Call, CallSession } from '../../voice/calls/call-session';
import { control } from '../state/control-client';
import { navigate, pageLocation } from '../state/location';

/** More phones than this are not shown one by one. */
const maxActive = 200;

/** The sessions that have not ended, by ID, oldest first. */
export const activeCalls = signal<ReadonlyMap<string, CallSession>>(new Map());

/** The session that the address names, once it is loaded. */
export const openCall = signal<CallSession | undefined>(undefined);

/** Whether called people answer by themselves. */
export const answersByItself = signal(true);

/** A phone that rings, with its session. */
export interface RingingPhone {
  readonly session: CallSession;
  readonly call: Call;
}

export const ringingPhones = computed<readonly RingingPhone[]>(() =>
  [...activeCalls.value.values()].flatMap((session) => {
    const call = findRinging(session);
    return call ? [{ session, call }] : [];
  }),
);

/** Finds the call to a person who has not answered yet. */
export function findRinging({ calls, endedAt }: CallSession): Call | undefined {
  if (endedAt !== undefined) return undefined;
  return calls.find(
    ({ direction, connectedAt, disconnectedAt }) =>
      direction === 'OUTBOUND' && connectedAt === undefined && disconnectedAt === undefined,
  );
}

const openId = computed(() => pageLocation.value.call);
const listeners = new Set<(session: CallSession) => void>();

/** Calls a function for every session that changes. Returns a function that stops it. */
export function onCallChange(listener: (session: CallSession) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Loads the calls that take place, at the start and after a reset. */
export async function loadCalls(): Promise<void> {
  const [sessions, settings] = await Promise.all([
    control<CallSession[]>('GET', `/calls?state=active&limit=${maxActive}`),
    control<{ autoAnswer: boolean }>('GET', '/settings'),
    loadOpenCall(),
  ]);
  activeCalls.value = new Map(sessions.map((session) => [session.sessionId, session]));
  answersByItself.value = settings.autoAnswer;
}

/** Applies the changes of sessions. */
export function updateCalls(sessions: readonly CallSession[]): void {
  if (sessions.length === 0) return;
  const next = new Map(activeCalls.peek());
  const newest = new Map(sessions.map((session) => [session.sessionId, session]));
  for (const session of newest.values()) {
    if (session.endedAt === undefined) next.set(session.sessionId, session);
    else next.delete(session.sessionId);
    if (session.sessionId === openId.peek()) openCall.value = session;
    for (const listener of listeners) listener(session);
  }
  activeCalls.value = next;
}

/** Shows a call in place of the conversation. */
export function showCall(sessionId: string, options?: { readonly replace?: boolean }): void {
  navigate({ call: sessionId, view: 'conversation' }, options);
}

async function loadOpenCall(): Promise<void> {
  const id = openId.peek();
  if (id === undefined || id === 'new') return;
  const [session] = await control<CallSession[]>('GET', `/calls?sessionId=${encodeURIComponent(id)}`);
  if (openId.peek() === id) openCall.value = session;
}

effect(() => {
  const id = openId.value;
  openCall.value = id === undefined ? undefined : activeCalls.peek().get(id);
  if (openCall.peek() === undefined) loadOpenCall().catch(() => undefined);
});

/** Whether somebody is being called: the setting may have changed elsewhere since the page was loaded. */
const isRinging = computed(() => ringingPhones.value.length > 0);
effect(() => {
  if (isRinging.value)
    control<{ autoAnswer: boolean }>('GET', '/settings')
      .then(({ autoAnswer }) => (answersByItself.value = autoAnswer))
      .catch(() => undefined);
});
