/* global requestAnimationFrame */
import { control } from './control.js';

const most = 3_000;

/** The page's copy of the state, updated by live events. */
export const store = {
  about: undefined,
  operations: [],
  messages: new Map(),
  deliveries: new Map(),
  requests: [],
  faults: [],
  /** Customers who see a typing indicator, and until when. */
  typing: new Map(),
  customer: undefined,
  tab: 'webhooks',
  search: '',
  connected: false,
};

const views = [];
let planned = false;

/** Registers a function that redraws a part of the page. */
export function onChange(draw) {
  views.push(draw);
}

/** Draws once for many events, such as those of a batch. */
export function changed() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    for (const draw of views) draw();
  });
}

/** Loads the whole state, at the start and after a reset. */
export async function load() {
  const [about, operations, messages, deliveries, requests, faults] = await Promise.all([
    control('GET', '/'),
    control('GET', '/catalogue'),
    control('GET', `/messages?limit=${most}`),
    control('GET', '/webhooks/attempts?limit=500'),
    control('GET', '/requests'),
    control('GET', '/faults'),
  ]);
  store.about = about;
  store.operations = operations;
  store.messages = new Map(messages.map((message) => [message.umid, message]));
  store.deliveries = new Map(deliveries.map((delivery) => [delivery.id, delivery]));
  store.requests = requests.slice(-200);
  store.faults = faults;
  store.customer ??= messages.at(-1)?.customer;
  changed();
}

/** Subscribes to the sandbox's events. */
export function listen() {
  const events = new EventSource('/_sandbox/events');
  const on = (kind, take) =>
    events.addEventListener(kind, (event) => {
      take(JSON.parse(event.data));
      changed();
    });
  events.onopen = () => {
    store.connected = true;
    load().catch(() => undefined);
  };
  events.onerror = () => {
    store.connected = false;
    changed();
  };
  const keep = (map, key, value) => {
    map.set(key, value);
    if (map.size > most) map.delete(map.keys().next().value);
  };
  on('message', ({ message }) => {
    keep(store.messages, message.umid, message);
    store.customer ??= message.customer;
  });
  on('status', ({ message }) => keep(store.messages, message.umid, message));
  on('webhook', ({ delivery }) => keep(store.deliveries, delivery.id, delivery));
  on('request', ({ request }) => (store.requests = [...store.requests, request].slice(-200)));
  on('faults', ({ faults }) => (store.faults = faults));
  on('clock', ({ now }) => (store.about.now = now));
  on('typing', ({ customer }) => {
    store.typing.set(customer, Date.now() + 5_000);
    setTimeout(changed, 5_100);
  });
  on('reset', () => {
    store.customer = undefined;
    load().catch(() => undefined);
  });
}
