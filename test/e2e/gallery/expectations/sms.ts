import { expect } from '@jest/globals';
import { outputOf } from '../../examples/example-flows';
import type { Expectations } from '../expectation';

const mei = '+6591234567';
const ravi = '+6591112222';

export const smsExpectations: Expectations = {
  'sms-receipt-to-whatsapp': {
    async expect({ flows }) {
      const run = await flows.ended('sms-receipt-to-whatsapp');
      expect(outputOf(run, 'About an Order?')).toMatchObject([{ detail: 'delivered_to_recipient' }]);
    },
    failures: {
      async 'gives out a customer who cannot be told on WhatsApp'({ client, sandbox, flows }) {
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        await client.sms.send({ destination: mei, text: 'On its way', clientMessageId: 'order-1001' });

        // 8x8 sends the receipt of the operator first.
        const run = await flows.ended('sms-receipt-to-whatsapp', 2);
        expect(outputOf(run, 'Cannot Be Told')).toHaveLength(1);
      },
    },
  },
  'approve-by-sms': {
    async expect({ flows, texts }) {
      const run = await flows.ended('approve-by-sms');
      expect(outputOf(run, 'Tell the Customer')).toMatchObject([{ state: 'delivered' }]);
      expect(texts(ravi)).toEqual(['Order 1001 leaves our shop today.']);
    },
    failures: {
      async 'tells the customer nothing when the shift lead declines'({ sandbox, flows, texts }) {
        await sandbox.playScript({
          name: 'declined',
          summary: 'The shift lead declines',
          people: [{ name: 'Mei', phone: mei }],
          steps: [
            { do: 'post', path: '/webhook/approve-order', body: { order: 1001 } },
            { do: 'wait', text: 'Ship order 1001 today?' },
            { do: 'open', press: 'Not today' },
          ],
        });

        const run = await flows.ended('approve-by-sms');
        expect(outputOf(run, 'Declined or Too Late')).toHaveLength(1);
        expect(texts(ravi)).toEqual([]);
      },
    },
  },
  'opt-out-by-sms': {
    async expect({ client, sandbox, flows }) {
      const run = await flows.ended('opt-out-by-sms', 3);
      expect(outputOf(run, 'Allow Again')).toHaveLength(1);
      await client.sms.send({ destination: mei, text: 'Our autumn offer' });
      await sandbox.waitForMessage({ to: mei, text: 'autumn', state: 'delivered' });
    },
    failures: {
      async 'opts out a number that cannot get the confirmation'({ client, sandbox, flows }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });
        sandbox.inboundSms({ from: mei, text: 'STOP' });

        const run = await flows.ended('opt-out-by-sms');
        expect(outputOf(run, 'Blacklist')).toHaveLength(1);
        sandbox.clearFaults();
        await client.sms.send({ destination: mei, text: 'Our autumn offer' });
        const refused = await sandbox.waitForMessage({ to: mei, text: 'autumn', state: 'undelivered' });
        expect(refused.status.errorCode).toBe(15);
      },
      async 'knows each word in any case and with punctuation, but not within a sentence'(played) {
        const { client, sandbox, flows } = played;
        const words = ['Stop.', 'stop all', 'UNSUBSCRIBE!', 'cancel', '"End"', 'Quit', 'revoke…', 'Opt-out'];
        const numbers = words.map((_, index) => `+659123451${index}`);
        for (const [index, text] of words.entries()) sandbox.inboundSms({ from: numbers[index] ?? '', text });
        sandbox.inboundSms({ from: mei, text: 'When does the sale end?' });
        await flows.ended('opt-out-by-sms', words.length + 1);

        for (const destination of [...numbers, mei])
          await client.sms.send({ destination, text: 'Our offer' });
        for (const to of numbers) await sandbox.waitForMessage({ to, text: 'offer', state: 'undelivered' });
        await sandbox.waitForMessage({ to: mei, text: 'offer', state: 'delivered' });
      },
      async 'gives out a number that cannot be put on the blacklist'({ sandbox, flows, texts }) {
        sandbox.addFault({
          target: 'contacts.blacklist',
          effect: { kind: 'error', status: 400, code: 1000 },
        });
        sandbox.inboundSms({ from: mei, text: 'STOP' });

        const run = await flows.ended('opt-out-by-sms');
        expect(outputOf(run, 'Look after It by Hand')).toHaveLength(1);
        expect(texts(mei)).toHaveLength(1);
      },
    },
  },
  'sms-campaign-from-csv': {
    async expect({ flows, sandbox }) {
      const run = await flows.ended('sms-campaign-from-csv');
      expect(outputOf(run, 'Upload Contacts')).toMatchObject([{ status: 'completed' }]);
      expect(sandbox.requests().filter(({ operation }) => operation === 'sms.sendBatch')).toHaveLength(1);
    },
  },
  'sms-with-error-output': {
    async expect({ flows, sandbox }) {
      const run = await flows.ended('sms-with-error-output');
      expect(outputOf(run, 'Sent').map(({ destination }) => destination)).toEqual([
        '6591234567',
        '6591234569',
      ]);
      expect(sandbox.requests().map(({ operation }) => operation)).toEqual(['sms.sendBatch']);
      expect(outputOf(run, 'What to Mend').map(({ name }) => name)).toEqual(['Ravi', 'Lin']);
    },
  },
  'undelivered-sms-of-the-week': {
    async before({ client, sandbox }) {
      for (const destination of [mei, '+6591230000', '+6591230001'])
        await client.sms.send({ destination, text: 'Hello' });
      await sandbox.waitForMessage({ to: '+6591230001', state: 'undelivered' });
    },
    async expect({ flows }) {
      const run = await flows.ended('undelivered-sms-of-the-week');
      const codes = outputOf(run, 'Count by Reason').map(({ status_errorcode }) => status_errorcode);
      expect(codes).toEqual(expect.arrayContaining(['15', '46']));
    },
  },
};
