import { sentence, tsDoc } from './tsdoc.mjs';

const pathOf = (type) => [...type.split('.', 2), 'event'];

/** Notes what events bring. */
export function notePayloads(events, shapes) {
  for (const [type, { payload }] of Object.entries(events)) shapes.note(payload, 'out', pathOf(type));
}

/** What every event brings, by its type. */
export function payloadsText(events, shapes, guidePage) {
  const fields = Object.entries(events).map(([type, { title, summary, docs, payload }]) => {
    const doc = tsDoc(
      [sentence(summary)],
      [{ tag: 'see', text: `{@link ${guidePage(docs)} | ${title}}` }],
      '  ',
    );
    return `${doc}  readonly '${type}': ${shapes.textOf(payload, 'out')};\n`;
  });
  return `${tsDoc(['What 8x8 sends, by event.'])}export interface WebhookPayloads {\n${fields.join('')}}\n`;
}
