/* global FormData */
import { act } from './control.js';
import { byId, choice, element } from './element.js';
import { store } from './store.js';

const channels = ['sms', 'whatsapp', 'viber', 'rcs', 'line'];
let drawnFor;

/**
 * Draws the form where the customer writes. It is redrawn only for another conversation, to keep what is being
 * typed.
 */
export function drawComposer() {
  const { customer } = store;
  const form = byId('composer');
  form.hidden = customer === undefined;
  if (customer === undefined || customer === drawnFor) return;
  drawnFor = customer;
  const last = [...store.messages.values()].findLast((message) => message.customer === customer);
  const usual = channels.includes(last?.channel) ? last.channel : 'whatsapp';
  const text = element('input', {
    name: 'text',
    placeholder: 'Write to the business',
    autocomplete: 'off',
    'aria-label': 'Text',
  });
  form.replaceChildren(
    choice('channel', channels, usual),
    text,
    choice(
      'what',
      [
        ['text', 'Text'],
        ['image', 'Image'],
        ['file', 'File'],
        ['location', 'Location'],
      ],
      'text',
    ),
    element('button', {}, 'Send'),
  );
  form.onsubmit = (event) => {
    event.preventDefault();
    send(Object.fromEntries(new FormData(form)), customer).then((sent) => {
      if (sent) text.value = '';
    });
  };
}

function send({ channel, text, what }, from) {
  if (channel === 'sms' && what === 'text')
    return text ? act('POST', '/inbound/sms', { from, text }) : Promise.resolve();
  const message = { from, channel };
  if (what === 'location')
    message.location = { latitude: 1.2839, longitude: 103.8515, name: text || 'Where I am' };
  else if (what === 'text') message.text = text;
  else message.media = { type: what, url: text || `https://example.com/${what}` };
  return act('POST', '/inbound/chat', message);
}
