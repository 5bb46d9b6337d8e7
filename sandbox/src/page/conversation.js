import { actionButtons } from './actions.js';
import { byId, element, timeOf } from './element.js';
import { withLinks } from './links.js';
import { store } from './store.js';

let shown = '';
let newest;

/** Draws the conversation as the customer sees it. */
export function drawConversation() {
  const { customer } = store;
  const list = byId('messages');
  byId('heading').replaceChildren(...(customer ? headingOf(customer) : []));
  if (!customer) {
    list.replaceChildren(welcome());
    return;
  }
  const messages = [...store.messages.values()].filter((message) => message.customer === customer);
  const last = messages.at(-1);
  // After the user writes a message, always scroll to it.
  const wrote = last?.direction === 'inbound' && last.umid !== newest;
  newest = last?.umid;
  const atEnd = wrote || list.scrollHeight - list.scrollTop - list.clientHeight < 80 || shown !== customer;
  // A hidden view has no height. It scrolls to the end when it is shown.
  shown = list.clientHeight > 0 ? customer : '';
  list.replaceChildren(...messages.slice(-200).map(bubble), ...typingOf(customer));
  if (atEnd) list.scrollTop = list.scrollHeight;
}

function headingOf(customer) {
  return [element('strong', {}, customer), element('span', {}, 'You are this customer.')];
}

function welcome() {
  const { url = '', apiKey = '', accountId = '', subAccountIds = {} } = store.about ?? {};
  const rows = [
    ['Base URL', url],
    ['API key', apiKey],
    ['Account ID', accountId],
    ['Subaccount SMS', subAccountIds.sms],
    ['Subaccount chat apps', subAccountIds.chatApps],
  ];
  return element(
    'li',
    { class: 'welcome' },
    element('h2', {}, 'A local 8x8'),
    element(
      'p',
      {},
      'Send messages with these credentials, and read them here as your customers. Or press New to write to your business as a customer.',
    ),
    element(
      'dl',
      {},
      rows.flatMap(([name, value]) => [
        element('dt', {}, name),
        element('dd', {}, element('code', {}, value ?? '')),
      ]),
    ),
  );
}

function typingOf(customer) {
  const until = store.typing.get(customer) ?? 0;
  return until > Date.now() ? [element('li', { class: 'bubble theirs typing' }, '● ● ●')] : [];
}

function bubble(message) {
  const { direction, umid, channel, from, createdAt, waiting, scheduled } = message;
  const mine = direction === 'inbound';
  return element(
    'li',
    { class: `bubble ${mine ? 'mine' : 'theirs'}`, 'data-umid': umid },
    element(
      'div',
      { class: 'meta' },
      element('span', { class: `badge ${channel}` }, channel),
      mine ? 'You' : from,
    ),
    contentOf(message),
    actionButtons(message),
    element(
      'div',
      { class: 'meta' },
      element('time', {}, timeOf(createdAt)),
      waiting && element('span', {}, `goes ${new Date(scheduled).toLocaleString()}`),
      mine ? message.markedReadAt && element('span', { class: 'ticks read' }, '✓✓ read') : ticks(message),
    ),
    ...(message.steps.length > 1 ? [stepsOf(message)] : []),
  );
}

function contentOf(message) {
  const { type, text, content = {} } = message;
  const parts = [];
  const { header, footer } = content.interactive ?? {};
  const pictured = content.template?.components?.find(({ type }) => type === 'header')?.parameters?.[0]?.url;
  if (pictured) parts.push(element('span', { class: 'media' }, pictured));
  if (header?.text) parts.push(element('strong', { class: 'header' }, header.text));
  if (content.url) parts.push(element('span', { class: 'media' }, `${type}: ${content.url}`));
  if (type === 'Location') parts.push(element('span', { class: 'media' }, `Location: ${text}`));
  else if (text && text !== content.url) parts.push(element('p', {}, withLinks(message)));
  if (footer?.text) parts.push(element('small', {}, footer.text));
  if (message.personalDataDeleted) parts.push(element('em', {}, 'The personal data was deleted.'));
  return element('div', { class: 'content' }, parts);
}

const marks = { queued: '◷', sent: '✓', delivered: '✓✓', read: '✓✓' };

function ticks({ status, cancelled }) {
  const { state, detail, errorCode, errorMessage } = status;
  if (cancelled) return element('span', { class: 'ticks failed' }, 'cancelled');
  if (marks[state] === undefined) {
    const reason = [errorCode, errorMessage].filter(Boolean).join(' ');
    return element(
      'span',
      { class: 'ticks failed', title: reason },
      `! ${state}${reason ? ` (${reason})` : ''}`,
    );
  }
  const name = detail === 'delivered_to_operator' ? 'with the operator' : state;
  return element('span', { class: `ticks ${state}`, title: detail ?? state }, `${marks[state]} ${name}`);
}

function stepsOf({ steps }) {
  const told = steps.map(
    ({ channel, status }) => `${channel}: ${status.state}${status.errorCode ? ` (${status.errorCode})` : ''}`,
  );
  return element('div', { class: 'meta' }, told.join(' → '));
}
