import { expect } from '@jest/globals';
import { outputOf } from '../../examples/example-flows';
import type { Expectations } from '../expectation';

const mei = '+6591234567';

export const chatExpectations: Expectations = {
  'whatsapp-order-desk': {
    async expect({ sandbox, flows }) {
      const sent = sandbox.messages({ to: mei });
      expect(sent.map(({ channel, text }) => [channel, text])).toEqual([
        ['whatsapp', 'Hi Mei, order 1001 is packed. How would you like to get it?'],
        ['sms', 'Order 1001 arrives tomorrow between 9 and 12. Reply STOP to hear no more from us.'],
      ]);
      const run = await flows.ended('whatsapp-order-desk', 2);
      expect(outputOf(run, 'Confirm Delivery by SMS')).toMatchObject([{ umid: sent[1]?.umid }]);
    },
    failures: {
      async 'names the reason in a failed execution when 8x8 refuses the message'({ sandbox, flows }) {
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        sandbox.inboundChat({ from: mei, text: 'Hello' });

        const run = await flows.failed('whatsapp-order-desk');
        expect(run.error?.message).toContain('was rejected by 8x8');
      },
    },
  },
  'whatsapp-template-reminder': {
    expect({ sandbox }) {
      expect(sandbox.requests().filter(({ operation }) => operation === 'chatApps.sendBatch')).toHaveLength(
        1,
      );
      const [reply] = sandbox.messages({ from: '+6591234568' });
      expect(JSON.stringify(reply)).toContain('move-1002');
    },
    failures: {
      async 'gives out what cannot be sent, with the reason'({ sandbox, flows }) {
        sandbox.addFault({
          target: 'chatApps.sendBatch',
          effect: { kind: 'error', status: 400, code: 1000 },
        });

        const run = await flows.runByHand('whatsapp-template-reminder');
        expect(outputOf(run, 'What to Mend').map(({ name }) => name)).toEqual(['Mei', 'Ravi']);
      },
    },
  },
  'dialogue-of-three-questions': {
    async expect({ flows }) {
      const run = await flows.ended('dialogue-of-three-questions');
      expect(outputOf(run, 'Booking')).toEqual([{ day: 'tomorrow', time: 'At nine', parking: 'No' }]);
    },
  },
  'whatsapp-agent-with-approval': {
    async expect({ texts, requestsOf, flows }) {
      expect(texts(mei)).toEqual(['We are open until 20.']);
      const [asked] = await requestsOf('openai');
      expect(asked?.body).toContain('Are you open now?');
      await flows.ended('whatsapp-agent-with-approval');
    },
  },
};
