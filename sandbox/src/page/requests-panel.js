import { element, timeOf } from './element.js';
import { store } from './store.js';

/** Draws the API requests, newest first. */
export function requestsPanel(panel) {
  const requests = [...store.requests].reverse();
  panel.replaceChildren(
    element(
      'ol',
      { class: 'list' },
      requests.length > 0 ? requests.map(entry) : [element('li', { class: 'nothing' }, 'No requests yet.')],
    ),
  );
}

function entry({ at, method, path, operation, status, code, fault, umids }) {
  const good = status !== undefined && status < 400;
  return element(
    'li',
    {},
    element(
      'div',
      { class: 'summary' },
      element('span', { class: `badge ${good ? 'delivered' : 'failed'}` }, status ?? 'no answer'),
      element('span', { class: 'what' }, operation ?? `${method} ${path}`),
      element('time', {}, timeOf(at)),
      element(
        'small',
        {},
        [
          code && `code ${code}`,
          fault && `fault ${fault}`,
          umids && `${umids.length} message${umids.length > 1 ? 's' : ''} recorded`,
          `${method} ${path.replace('/api/v1', '')}`,
        ]
          .filter(Boolean)
          .join(' · '),
      ),
    ),
  );
}
