import { act } from './control.js';
import { choice, element, timeOf } from './element.js';
import { changed, store } from './store.js';

const businessEvents = [
  'template_status_update',
  'template_quality_update',
  'template_category_update',
  'template_correct_category_detection',
  'phone_number_quality_update',
  'account_update',
  'whatsapp_user_id_update',
  'whatsapp_contact',
  'whatsapp_preference',
];

/** The status of the delivery, not of the message. */
const words = { pending: 'to post', delivered: 'posted', failed: 'given up' };

const opened = new Set();

/** Draws the webhook deliveries, newest first. */
export function webhooksPanel(panel, fresh) {
  if (fresh) panel.replaceChildren(fireForm(), element('ol', { class: 'list' }));
  const list = panel.querySelector('ol');
  const deliveries = [...store.deliveries.values()].reverse().slice(0, 150);
  list.replaceChildren(...(deliveries.length > 0 ? deliveries.map(entry) : [nothing()]));
}

function fireForm() {
  const event = choice('event', businessEvents);
  return element(
    'form',
    {
      class: 'row',
      onsubmit: (submit) => {
        submit.preventDefault();
        act('POST', '/business-event', { eventType: event.value });
      },
    },
    event,
    element('button', { title: 'Emit an event of the WhatsApp account (webhook type CABM)' }, 'Fire'),
  );
}

function nothing() {
  return element(
    'li',
    { class: 'nothing' },
    'No webhooks were posted yet. Register them with the API, as at 8x8.',
  );
}

function entry(delivery) {
  const { id, event, url, status, at, body } = delivery;
  const told = body.payload?.status;
  const open = opened.has(id);
  return element(
    'li',
    {},
    element(
      'button',
      {
        type: 'button',
        class: 'summary',
        'aria-expanded': open,
        onclick: () => {
          if (!opened.delete(id)) opened.add(id);
          changed();
        },
      },
      element('span', { class: `badge ${status}` }, words[status]),
      element('span', { class: 'what' }, told ? (told.detail ?? told.state).replaceAll('_', ' ') : event),
      element('time', {}, timeOf(at)),
      element('small', {}, aboutOf(body, url)),
    ),
    open && detailsOf(delivery),
  );
}

/** Says which recipient a webhook is about, and its URL. */
function aboutOf({ payload = {} }, url) {
  const { user = {}, channel = 'sms', destination, source, recipient } = payload;
  const person = destination ?? user.msisdn ?? user.channelUserId ?? source;
  return [person && `${person} on ${recipient?.channel ?? channel}`, url].filter(Boolean).join(' → ');
}

function detailsOf({ id, event, url, attempts, body }) {
  return element(
    'div',
    { class: 'details' },
    element('div', {}, `${event} to ${url}`),
    element('ol', {}, attempts.map(attemptLine)),
    element('pre', {}, JSON.stringify(body, undefined, 2)),
    element(
      'button',
      { type: 'button', onclick: () => act('POST', `/webhooks/attempts/${id}/replay`) },
      'Post again',
    ),
  );
}

function attemptLine({ number, at, durationMs, response, error, nextAt, replay }) {
  const outcome = response ? `HTTP ${response.status}` : error;
  const next = nextAt ? `, again at ${timeOf(nextAt)}` : '';
  return element(
    'li',
    {},
    `${replay ? 'Replay' : `Attempt ${number}`} at ${timeOf(at)}: ${outcome}, ${durationMs} ms${next}`,
  );
}
