import { act } from './control.js';
import { askForFlow, askForSurvey } from './dialogs.js';
import { element } from './element.js';

const button = (title, onclick, hint) => element('button', { type: 'button', title: hint, onclick }, title);

/** Creates the buttons below a message that the customer can tap. */
export function actionButtons(message) {
  const { umid, actions = [], direction, survey, channel, product, status } = message;
  if (direction === 'inbound') return undefined;
  const buttons = actions.map((action) => actionButton(umid, action, message));
  if (survey && !survey.submittedAt) buttons.push(button('Answer the survey', () => askForSurvey(umid)));
  const unread = product === 'chatapps' && status.detail === 'delivered_to_recipient';
  if (unread && ['whatsapp', 'viber', 'rcs'].includes(channel)) {
    buttons.push(button('Mark as read', () => act('POST', '/read', { umid })));
  }
  return buttons.length > 0 ? element('div', { class: 'actions' }, buttons) : undefined;
}

function actionButton(umid, { kind, id, title, description }, message) {
  switch (kind) {
    case 'row':
      return button(
        description ? `${title} · ${description}` : title,
        () => act('POST', '/reply', { umid, row: id }),
        id,
      );
    case 'link':
      return element('span', { class: 'link', title: id }, `${title} ↗`);
    case 'flow':
      return button(`${title} …`, () => askForFlow(umid));
    case 'callPermission':
      return button(title, () => act('POST', '/reply', { umid, callPermission: { response: id } }));
    case 'location':
      return button(title, () =>
        act('POST', '/inbound/chat', {
          from: message.customer,
          channel: message.channel,
          location: { latitude: 1.2839, longitude: 103.8515, name: 'Where I am' },
          replyTo: umid,
        }),
      );
    default:
      return button(title, () => act('POST', '/reply', { umid, button: id }), id);
  }
}
