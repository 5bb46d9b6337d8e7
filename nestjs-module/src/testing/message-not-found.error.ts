import type { Message, MessageFilter } from '8x8-sandbox';

const mostShown = 10;

/** The app has sent no such message in time. */
export class MessageNotFound extends Error {
  override readonly name = 'MessageNotFound';

  constructor(filter: MessageFilter, sent: readonly Message[], options?: ErrorOptions) {
    const shown = sent.slice(-mostShown).map(({ channel, to, text }) => `  ${channel} to ${to}: ${text}`);
    const others = sent.length > shown.length ? `, the last ${shown.length} of them:` : ':';
    super(
      `No message was sent that fits ${JSON.stringify(filter)}. ` +
        (sent.length === 0
          ? 'Nothing was sent at all.'
          : `Sent were ${sent.length}${others}\n${shown.join('\n')}`),
      options,
    );
  }
}
