/** @typedef {import('./conversation.mjs').Turn} Turn */

const channels = /** @type {Record<string, string>} */ ({ whatsapp: 'WhatsApp', sms: 'SMS' });

/**
 * Formats a message of the demo's conversation for the terminal: sender, channel, text, n8n nodes, UMID and statuses.
 *
 * @param {Turn} turn
 * @param {string} customerName
 */
export function formatTurn({ message, tapped, by }, customerName) {
  const channel = channels[message.channel] ?? message.channel;
  const time = message.createdAt.slice(11, 19);
  const inbound = message.direction === 'inbound';
  const said = tapped ? `taps [${message.text}]` : `“${message.text}”`;
  const buttons = (message.actions ?? [])
    .map((/** @type {{ title: string }} */ { title }) => `[${title}]`)
    .join(' ');
  const steps = message.history.map((/** @type {{ state: string }} */ { state }) => state);
  const states = [...new Set(steps)].join(' → ');
  return [
    `${time}  ${inbound ? `${customerName} (${message.customer})` : `Example Shop`} · ${channel}: ${said}`,
    ...(buttons ? [`          ${buttons}`] : []),
    ...(by ? [`          n8n: ${by.flow} (execution ${by.executionId}): ${by.nodes.join(' → ')}`] : []),
    `          umid ${message.umid}${inbound || states === '' ? '' : `: ${states}`}`,
  ];
}
