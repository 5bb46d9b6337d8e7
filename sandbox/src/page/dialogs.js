/* global FormData */
import { act } from './control.js';
import { byId, element } from './element.js';
import { store } from './store.js';

/** Opens a dialog and returns its values, or `undefined` when it was closed. */
function ask(title, fields, confirm) {
  const dialog = byId('dialog');
  return new Promise((resolve) => {
    const form = element(
      'form',
      { method: 'dialog' },
      element('h2', {}, title),
      fields,
      element(
        'div',
        { class: 'row end' },
        element('button', { type: 'button', class: 'quiet', onclick: () => dialog.close() }, 'Cancel'),
        element('button', { value: 'yes' }, confirm),
      ),
    );
    dialog.replaceChildren(form);
    dialog.returnValue = '';
    dialog.onclose = () =>
      resolve(dialog.returnValue === 'yes' ? Object.fromEntries(new FormData(form)) : undefined);
    dialog.showModal();
  });
}

const field = (label, input) => element('label', {}, label, input);

/** Asks for the customer's number. Some numbers have special effects. */
export async function askForCustomer() {
  const magic = (store.about?.magicNumbers ?? []).map(({ ending, effect }) =>
    element('li', {}, element('code', {}, `…${ending}`), ` ${effect}`),
  );
  const entered = await ask(
    'Write as a customer',
    [
      field('Phone number', element('input', { name: 'customer', value: '+6591234567', required: true })),
      element('details', {}, element('summary', {}, 'Magic numbers'), element('ul', {}, magic)),
    ],
    'Open',
  );
  return entered?.customer.trim();
}

/** Asks for the answers to a WhatsApp Flow. */
export async function askForFlow(umid) {
  const entered = await ask(
    'Answer the Flow',
    [field('Answers, as JSON', element('textarea', { name: 'flow', rows: 6, value: '{ "name": "Mei" }' }))],
    'Send',
  );
  if (!entered) return;
  try {
    await act('POST', '/reply', { umid, flow: JSON.parse(entered.flow) });
  } catch {
    await act('POST', '/reply', { umid, flow: { answer: entered.flow } });
  }
}

/** Asks for the answer to a survey. */
export async function askForSurvey(umid) {
  const entered = await ask(
    'Answer the survey',
    [
      field('Question', element('input', { name: 'question', value: 'How did we do?' })),
      field('Answer', element('input', { name: 'answer', value: 'Very well' })),
    ],
    'Submit',
  );
  if (entered) await act('POST', '/survey', { umid, answers: [entered] });
}
