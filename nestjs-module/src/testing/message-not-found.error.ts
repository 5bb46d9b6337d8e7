import type { Message, MessageFilter } from '8x8-sandbox';

const maxShown = 10;

/** The app did not send the expected message in time. The error lists the messages that it did send. */
export class MessageNotFound extends Error {
  override readonly name = 'MessageNotFound';

  constructor(filter: MessageFilter, sent: readonly Message[], options?: ErrorOptions) {
    const shown = sent.slice(-maxShown).map(({ channel, to, text }) => `  ${channel} to ${to}: ${text}`);
    const omitted = sent.length > shown.length ? `; the last ${shown.length}` : '';
    super(
      `The app sent no message that matches ${JSON.stringify(filter)}. ` +
        (sent.length === 0
          ? 'It sent no messages at all.'
          : `Messages sent: ${sent.length}${omitted}:\n${shown.join('\n')}`),
      options,
    );
  }
}
