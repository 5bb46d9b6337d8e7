import { act } from './control.js';
import { choice, element } from './element.js';
import { store } from './store.js';

const effects = [
  ['tooManyRequests', '429, come back in a second'],
  ['internalError', '500'],
  ['unavailable', '503'],
  ['resetBefore', 'Close the connection before reading'],
  ['resetAfter', 'Process it, then close the connection'],
  ['stall', 'Process it, then never respond'],
  ['slow', 'Answer late'],
  ['halfBody', 'Send half of the response'],
  ['html', 'Respond with an HTML page'],
  ['rejected', 'REJECTED'],
];

const triggers = [
  ['next', 'the next'],
  ['every', 'every nth'],
  ['always', 'always'],
  ['probability', 'by chance (0 to 1)'],
];

/** Draws the list of faults and the form to add one. */
export function faultsPanel(panel, fresh) {
  if (fresh) panel.replaceChildren(addForm(), element('ol', { class: 'list' }));
  panel
    .querySelector('ol')
    .replaceChildren(...(store.faults.length > 0 ? store.faults.map(entry) : [nothing()]));
}

function addForm() {
  const target = choice('target', ['*', ...store.operations], '*');
  const effect = choice('effect', effects);
  const trigger = choice('trigger', triggers, 'next');
  const number = element('input', {
    name: 'number',
    type: 'number',
    value: '1',
    min: '0',
    step: 'any',
    'aria-label': 'How many',
  });
  return element(
    'form',
    {
      class: 'fault',
      onsubmit: (submit) => {
        submit.preventDefault();
        const when = trigger.value === 'always' ? 'always' : { [trigger.value]: Number(number.value) };
        act('POST', '/faults', { target: target.value, trigger: when, effect: effect.value });
      },
    },
    target,
    effect,
    trigger,
    number,
    element('button', {}, 'Add'),
  );
}

function nothing() {
  return element('li', { class: 'nothing' }, 'No faults are active.');
}

function entry({ id, target, trigger, effect, seen, struck }) {
  const [[when, count] = []] = typeof trigger === 'object' ? Object.entries(trigger) : [];
  const spent = when === 'next' && struck >= count;
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'summary' },
      element('span', { class: `badge ${spent ? '' : 'pending'}` }, spent ? 'over' : 'armed'),
      element('span', { class: 'what' }, `${effect.kind} on ${target === '*' ? 'everything' : target}`),
      element(
        'button',
        { type: 'button', class: 'quiet', title: 'Remove', onclick: () => act('DELETE', `/faults/${id}`) },
        '✕',
      ),
      element('small', {}, `${when ? `${when} ${count}` : 'always'} · struck ${struck} of ${seen} requests`),
    ),
  );
}
