import { batch } from '@preact/signals';

import type { LiveEvent } from '../../control/events/live-events';
import type { Message } from '../../messages/message';
import type { FaultRule } from '../../server/faults/fault-rule';
import { loadCalls, updateCalls } from '../calls/loaded-calls';
import {
  addToConversations,
  conversations,
  loadConversations,
  updateConversations,
} from '../conversations/inbox/loaded-conversations';
import { loadThread, updateThread } from '../conversations/thread/loaded-thread';
import { rememberNames } from '../conversations/inbox/names';
import { forgetSeen } from '../conversations/inbox/unread';
import { loadVideo, updateVideo } from '../video/loaded-video';
import { control } from './control-client';
import { announceEvents } from './event-listeners';
import { navigate, pageLocation } from './location';
import { deliveryList, loadRegistrations } from '../panels/webhooks/delivery-list';
import { requestList } from '../panels/requests/request-list';
import { controlRevision } from '../panels/control/control-revision';
import { about, connected, faults, typing, type About } from './page-state';

/** Events of a burst are applied together, so that the page is drawn once for all of them. */
const burstMs = 40;

const typingMs = 5_000;

/** Loads the whole state, at the start and after a reset. */
async function load(): Promise<void> {
  const [loadedAbout, loadedFaults] = await Promise.all([
    control<About>('GET', '/'),
    control<FaultRule[]>('GET', '/faults'),
    loadConversations(),
    loadThread(),
    loadCalls(),
    loadVideo(),
  ]);
  batch(() => {
    about.value = loadedAbout;
    faults.value = loadedFaults;
    openNewest([...conversations.value.values()][0]);
  });
  requestList.reload();
  deliveryList.reload();
  loadRegistrations().catch(() => undefined);
  controlRevision.value++;
}

function openNewest(message: Message | undefined): void {
  const { customer, call } = pageLocation.value;
  if (customer === undefined && call === undefined && message)
    navigate({ customer: message.customer }, { replace: true });
}

/** Follows the sandbox's events, and loads the state each time the connection is made. */
export function listen(): void {
  const source = new EventSource('/_sandbox/events');
  let waiting: LiveEvent[] = [];
  const flush = (): void => {
    const events = waiting;
    waiting = [];
    batch(() => applyAll(events));
  };
  const kinds: readonly LiveEvent['kind'][] = [
    ...([
      'message',
      'status',
      'customer',
      'typing',
      'webhook',
      'request',
      'faults',
      'call',
      'video',
      'clock',
      'reset',
    ] as const),
    ...(['workflow', 'verification', 'template', 'contactBatch', 'script', 'smpp'] as const),
  ];
  for (const kind of kinds)
    source.addEventListener(kind, ({ data }: MessageEvent<string>) => {
      if (waiting.length === 0) setTimeout(flush, burstMs);
      waiting.push({ kind, ...(JSON.parse(data) as object) } as LiveEvent);
    });
  source.onopen = () => {
    connected.value = true;
    load().catch(() => undefined);
    announceEvents(['reset']);
  };
  source.onerror = () => (connected.value = false);
}

function applyAll(events: readonly LiveEvent[]): void {
  const added = events.flatMap((event) => (event.kind === 'message' ? [event.message] : []));
  const changed = events.flatMap((event) => (event.kind === 'status' ? [event.message] : []));
  rememberNames(events.flatMap(nameOf));
  if (added.length > 0) addToConversations(added);
  if (changed.length > 0) updateConversations(changed);
  updateThread([...added, ...changed]);
  openNewest(added[0]);
  const newDeliveries = events.flatMap((event) => (event.kind === 'webhook' ? [event.delivery] : []));
  if (newDeliveries.length > 0) deliveryList.receive(newDeliveries);
  const newRequests = events.flatMap((event) => (event.kind === 'request' ? [event.request] : []));
  updateCalls(events.flatMap((event) => (event.kind === 'call' ? [event.session] : [])));
  updateVideo(events.flatMap((event) => (event.kind === 'video' ? [event] : [])));
  if (newRequests.length > 0) requestList.receive(newRequests);
  for (const event of events) applyOther(event);
  announceEvents(events.map(({ kind }) => kind));
}

function nameOf(event: LiveEvent): [customer: string, name: string][] {
  if (event.kind === 'message') return [[event.message.customer, event.customerName]];
  return event.kind === 'customer' ? [[event.customer.key, event.customer.name]] : [];
}

function applyOther(event: LiveEvent): void {
  switch (event.kind) {
    case 'faults':
      faults.value = event.faults;
      break;
    case 'clock':
      if (about.value)
        about.value = {
          ...about.value,
          now: event.now,
          clock: event.state === 'stopped' ? 'manual' : 'real',
        };
      controlRevision.value++;
      break;
    case 'typing':
      showTyping(event.customer);
      break;
    case 'reset':
      forgetSeen();
      navigate({ customer: undefined }, { replace: true });
      load().catch(() => undefined);
      break;
    default:
  }
}

function showTyping(customer: string): void {
  typing.value = new Map(typing.value).set(customer, Date.now() + typingMs);
  setTimeout(() => {
    if ((typing.value.get(customer) ?? 0) > Date.now()) return;
    const next = new Map(typing.value);
    next.delete(customer);
    typing.value = next;
  }, typingMs + 50);
}
