import { act } from './control.js';
import { element } from './element.js';

const link = /https?:\/\/[^\s<>"']+[^\s<>"'.,;:!?)\]]/g;

/** Makes the links in an SMS clickable: each tap emits an event. Links in chat messages emit none. */
export function withLinks({ text, umid, product, direction }) {
  const parts = [];
  let end = 0;
  for (const match of text.matchAll(link)) {
    parts.push(text.slice(end, match.index));
    const [url] = match;
    const tappable = product === 'sms' && direction === 'outbound';
    parts.push(
      tappable
        ? element(
            'button',
            {
              type: 'button',
              class: 'link',
              title: 'Open the link and emit a webhook',
              onclick: () => act('POST', '/click', { umid, url }),
            },
            url,
          )
        : element('span', { class: 'link' }, url),
    );
    end = match.index + url.length;
  }
  parts.push(text.slice(end));
  return parts;
}
