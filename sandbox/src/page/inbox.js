/* global document, CustomEvent */
import { askForCustomer } from './dialogs.js';
import { byId, element, timeOf } from './element.js';
import { changed, store } from './store.js';

/** Opens the conversation with a customer. */
export function open(customer) {
  store.customer = customer;
  document.dispatchEvent(new CustomEvent('show-view', { detail: 'conversation' }));
  changed();
}

byId('search').addEventListener('input', (event) => {
  store.search = event.target.value.toLowerCase();
  changed();
});

byId('new').addEventListener('click', async () => {
  const customer = await askForCustomer();
  if (customer) open(customer);
});

/** Draws the conversations, newest first. */
export function drawInbox() {
  const latest = new Map();
  for (const message of store.messages.values()) {
    latest.delete(message.customer);
    latest.set(message.customer, message);
  }
  const found = [...latest.values()].reverse().filter(matches);
  byId('conversations').replaceChildren(...(found.length > 0 ? found.slice(0, 300).map(entry) : [nothing()]));
}

function matches({ customer, text }) {
  if (store.search === '' || customer.includes(store.search) || text.toLowerCase().includes(store.search))
    return true;
  return [...store.messages.values()].some(
    (message) => message.customer === customer && message.text.toLowerCase().includes(store.search),
  );
}

function entry(message) {
  const { customer, text, channel, direction, createdAt, status } = message;
  const failed = ['undelivered', 'rejected', 'failed'].includes(status.state);
  return element(
    'li',
    {},
    element(
      'button',
      { type: 'button', 'aria-current': customer === store.customer, onclick: () => open(customer) },
      element('span', { class: 'who' }, customer || '(deleted)'),
      element('time', {}, timeOf(createdAt)),
      element('span', { class: 'last' }, `${direction === 'inbound' ? 'You: ' : ''}${text || '…'}`),
      element(
        'span',
        { class: 'badges' },
        failed && element('span', { class: 'badge failed' }, status.state),
        element('span', { class: `badge ${channel}` }, channel),
      ),
    ),
  );
}

function nothing() {
  return element(
    'li',
    { class: 'nothing' },
    store.search ? 'Nothing found.' : 'No messages yet. Sent messages appear here.',
  );
}
