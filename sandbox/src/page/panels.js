import { byId, element } from './element.js';
import { faultsPanel } from './faults-panel.js';
import { requestsPanel } from './requests-panel.js';
import { changed, store } from './store.js';
import { webhooksPanel } from './webhooks-panel.js';

const tabs = {
  webhooks: ['Webhooks', webhooksPanel],
  requests: ['Requests', requestsPanel],
  faults: ['Faults', faultsPanel],
};

/** Draws the selected panel: webhooks, requests or faults. */
export function drawPanel() {
  byId('tabs').replaceChildren(
    ...Object.entries(tabs).map(([tab, [title]]) =>
      element(
        'button',
        {
          type: 'button',
          'aria-current': store.tab === tab,
          onclick: () => {
            store.tab = tab;
            changed();
          },
        },
        title,
      ),
    ),
  );
  const panel = byId('panel');
  const [, draw] = tabs[store.tab];
  draw(panel, panel.dataset.tab !== store.tab);
  panel.dataset.tab = store.tab;
}
