/* global requestAnimationFrame */
import { control } from './control.js';

const most = 3_000;

/** What the page knows of the sandbox, kept up to date by its live events. */
export const store = {
  about: undefined,
  operations: [],
  messages: new Map(),
  deliveries: new Map(),
  requests: [],
  faults: [],
  /** Customers to whom the business is just writing, with the time at which that is over. */
  typing: new Map(),
  customer: undefined,
  tab: 'webhooks',
  search: '',
  connected: false,
};

const views = [];
let planned = false;

/** Draws a part of the page again whenever something has changed. */
export function onChange(draw) {
  views.push(draw);
}

/** Many events come at once when a batch is sent: they are drawn together. */
export function changed() {
  if (planned) return;
  planned = true;
  requestAnimationFrame(() => {
    planned = false;
    for (const draw of views) draw();
  });
}

/** Loads everything, at the start and after a reset. */
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

/** Listens to what happens. */
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
