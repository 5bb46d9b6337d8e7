import { expect } from '@jest/globals';
import { outputOf } from '../../examples/example-flows';
import type { Expectations } from '../expectation';
import { post } from '../post';

const mei = '+6591234567';
const ravi = '+6591112222';

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
      async 'understands a tap that arrives as plain text'({ sandbox, flows }) {
        sandbox.inboundChat({ from: mei, text: 'Hello' });
        await sandbox.waitForMessage({ to: mei, text: 'How would you like to get it?' });
        sandbox.reply({ to: mei, button: 'shop', as: 'text' });

        await sandbox.waitForMessage({ to: mei, channel: 'sms', text: 'waits for you at the shop' });
        await flows.ended('whatsapp-order-desk', 2);
      },
      async 'gives out a customer who cannot be told, with the reason'({ sandbox, flows }) {
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        sandbox.inboundChat({ from: mei, text: 'Hello' });

        const run = await flows.ended('whatsapp-order-desk');
        expect(outputOf(run, 'Could Not Be Told')).toMatchObject([
          { from: mei, error: { message: expect.stringContaining('rejected by 8x8') } },
        ]);
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
    failures: {
      async 'gives out a customer whose number is wrong'({ flows }) {
        await post(flows.address('dialogue-of-three-questions'), { phone: '12' });

        const run = await flows.ended('dialogue-of-three-questions');
        expect(outputOf(run, 'Could Not Be Asked')).toMatchObject([{ error: { outcome: 'not-sent' } }]);
      },
      async 'gives out a customer when 8x8 refuses the question'({ flows, sandbox }) {
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        await post(flows.address('dialogue-of-three-questions'), { phone: mei });

        const run = await flows.ended('dialogue-of-three-questions');
        expect(outputOf(run, 'Could Not Be Asked')).toHaveLength(1);
        expect(outputOf(run, 'Booking')).toEqual([]);
      },
    },
  },
  'whatsapp-agent-with-approval': {
    async expect({ texts, requestsOf, flows }) {
      expect(texts(mei)).toEqual(['We are open until 20.', 'We are open until 20.']);
      const [asked] = await requestsOf('openai');
      expect(asked?.body).toContain('Are you open now?');
      // The first answer needs no approval.
      expect(texts(ravi)).toHaveLength(1);
      await flows.ended('whatsapp-agent-with-approval', 2);
    },
    failures: {
      async 'sends no answer that the shift lead declines'({ sandbox, flows, texts }) {
        await sandbox.playScript({
          name: 'declined',
          summary: 'The shift lead declines',
          people: [
            { name: 'Mei', phone: mei },
            { name: 'Ravi', phone: ravi },
          ],
          steps: [
            { do: 'write', by: 'Mei', text: 'I want my money back' },
            { do: 'wait', by: 'Ravi', channel: 'sms', text: 'I want my money back' },
            { do: 'open', by: 'Ravi', press: 'Do not send' },
          ],
        });

        const run = await flows.ended('whatsapp-agent-with-approval');
        expect(outputOf(run, 'Declined or Too Late')).toHaveLength(1);
        expect(texts(mei)).toEqual([]);
      },
      async 'remembers each customer, and mixes no two of them'({ sandbox, flows, requestsOf }) {
        for (const [from, text] of [
          [mei, 'I am Mei, and my oven is cold'],
          [ravi, 'Who am I?'],
          [mei, 'What is my trouble?'],
        ] as const) {
          const ended = (await flows.runs('whatsapp-agent-with-approval')).length;
          sandbox.inboundChat({ from, text });
          await flows.ended('whatsapp-agent-with-approval', ended + 1);
        }

        const [first, ofRavi, ofMei] = await requestsOf('openai');
        expect(first?.body).toContain('my oven is cold');
        expect(ofRavi?.body).not.toContain('my oven is cold');
        expect(ofMei?.body).toContain('my oven is cold');
      },
      async 'gives out a customer when the model does not respond'({ fail, sandbox, flows }) {
        await fail('openai', 400);
        sandbox.inboundChat({ from: mei, text: 'Are you open now?' });

        const run = await flows.ended('whatsapp-agent-with-approval');
        expect(outputOf(run, 'Answer by Hand')).toMatchObject([{ from: mei }]);
      },
    },
  },
};
