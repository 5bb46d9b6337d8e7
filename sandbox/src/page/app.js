/* global document, localStorage, matchMedia */
import { drawComposer } from './composer.js';
import { drawConversation } from './conversation.js';
import { byId, element, timeOf } from './element.js';
import { drawInbox } from './inbox.js';
import { drawPanel } from './panels.js';
import { changed, listen, onChange, store } from './store.js';

/** A phone shows one view at a time. */
const views = [
  ['inbox', 'Inbox'],
  ['conversation', 'Chat'],
  ['panels', 'Behind'],
];

export function show(view) {
  document.body.dataset.view = view;
  drawViews();
  changed();
}

function drawViews() {
  byId('views').replaceChildren(
    ...views.map(([view, title]) =>
      element(
        'button',
        { type: 'button', 'aria-current': document.body.dataset.view === view, onclick: () => show(view) },
        title,
      ),
    ),
  );
}

function drawBar() {
  byId('live').classList.toggle('lost', !store.connected);
  byId('live').textContent = store.connected ? 'live' : 'lost';
  if (!store.about) return;
  const { url, apiKey, now, clock } = store.about;
  byId('clock').textContent = clock === 'manual' ? `manual clock ${timeOf(now)}` : '';
  byId('credentials').replaceChildren(element('code', {}, url), ' ', element('code', {}, apiKey));
}

function startTheme() {
  const kept = localStorage.getItem('theme');
  const dark = kept ? kept === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  byId('theme').addEventListener('click', () => {
    const next = document.documentElement.dataset.theme === 'dark' ? 'light' : 'dark';
    document.documentElement.dataset.theme = next;
    localStorage.setItem('theme', next);
  });
}

startTheme();
drawViews();
document.addEventListener('show-view', (event) => show(event.detail));
// The composer is drawn first: its height must be known to scroll the conversation to its end.
for (const draw of [drawBar, drawInbox, drawComposer, drawConversation, drawPanel]) onChange(draw);
listen();
