/** Measures input validation of a batch of 10,000 messages. */
import { catalogue, compileCheck } from 'cpaas-8x8/pure';
import { median, microseconds, rounded, takingTurns, tell } from './figures.mjs';

const messages = 10_000;
const sms = {
  check: compileCheck(catalogue.sms.operations.sendBatch.input),
  batch: {
    messages: Array.from({ length: messages }, (_, index) => ({
      destination: `+65${90_000_000 + index}`,
      text: `Your order ${index} is on its way, and will be with you tomorrow before noon.`,
      source: 'ExampleCo',
      clientMessageId: `order-${index}`,
    })),
  },
};
const chat = {
  check: compileCheck({
    type: 'array',
    items: catalogue.chatApps.operations.sendBatch.input.properties.messages.items,
  }),
  batch: Array.from({ length: messages }, (_, index) => ({
    user: { msisdn: `+65${90_000_000 + index}` },
    type: 'text',
    content: { text: `Your order ${index} is on its way.` },
    clientMessageId: `order-${index}`,
  })),
};

/** The CPU clock of a thread has a resolution of several milliseconds, longer than one batch takes. */
const batches = 30;

const several = ({ check, batch }) =>
  microseconds(batches * messages, () => {
    for (let round = 0; round < batches; round++) {
      if (check(batch, Date.now()).issues.length > 0) throw new Error('the batch is not valid');
    }
  });

const measured = await takingTurns(11, { sms: () => several(sms), chat: () => several(chat) });
const row = (what, figures) => {
  const figure = median(figures);
  return { what, figure: `${rounded(figure)} µs` };
};
tell([
  row('checking an SMS of a batch', measured.sms),
  row('checking a chat message of a batch', measured.chat),
]);
