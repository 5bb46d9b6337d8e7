import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { galleryFolder } from '../../../../scripts/gallery/read-gallery';
import { root } from '../../../pack/packed';
import { outputOf } from '../../examples/example-flows';
import type { Expectations, Played } from '../expectation';
import { post } from '../post';

const mei = '+6591234567';
const ravi = '+6591112222';

const campaignFile = (): string =>
  readFileSync(join(root, galleryFolder, 'sms-campaign-from-csv', 'sample.csv'), 'utf8');

/** Posts a file to the campaign, with a window that is open. */
const campaign = async (
  flows: Played['flows'],
  { query = '?from=00:00&to=23:59', file = campaignFile() } = {},
): Promise<void> => {
  const form = new FormData();
  form.set('customers', new Blob([file]), 'customers.csv');
  await fetch(`${flows.address('sms-campaign-from-csv')}${query}`, { method: 'POST', body: form });
};

/** The time of day in Singapore, some hours from now. */
const inSingapore = (hours: number): string =>
  new Date(Date.now() + (8 + hours) * 3_600_000).toISOString().slice(11, 16);

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
      async 'gives out an order about which the shift lead cannot be asked'({ sandbox, flows }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });
        await post(flows.address('approve-by-sms'), { order: 1001 });

        const run = await flows.ended('approve-by-sms');
        expect(outputOf(run, 'Not Asked or Not Told')).toMatchObject([{ body: { order: 1001 } }]);
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
      async 'takes nobody else off the blacklist, whose number contains the number'(played) {
        const { client, sandbox, flows } = played;
        const [lin, other] = ['+6595550123', '+16595550123'];
        await client.contacts.blacklist({ msisdn: lin });
        await client.contacts.blacklist({ msisdn: other });
        sandbox.inboundSms({ from: lin, text: 'START' });
        const run = await flows.ended('opt-out-by-sms');

        expect(outputOf(run, 'Allow Again')).toHaveLength(1);
        await client.sms.send({ destination: other, text: 'Our offer' });
        await sandbox.waitForMessage({ to: other, text: 'Our offer', state: 'undelivered' });
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
    async expect({ flows, sandbox, texts }) {
      const run = await flows.ended('sms-campaign-from-csv', 2);
      expect(outputOf(run, 'Upload Contacts')).toMatchObject([{ status: 'completed' }]);
      expect(outputOf(run, 'Sent')).toHaveLength(2);
      expect(sandbox.requests().filter(({ operation }) => operation === 'sms.sendBatch')).toHaveLength(2);
      // Mei is in the file twice. The second SMS confirms that she opted out.
      expect(texts(mei)).toHaveLength(2);
      expect(texts('+6591234568')).toHaveLength(2);
    },
    failures: {
      async 'lets an SMS wait at 8x8 until the window of its recipient opens'({ flows, sandbox }) {
        await campaign(flows, { query: `?from=${inSingapore(3)}&to=${inSingapore(6)}` });

        const run = await flows.ended('sms-campaign-from-csv');
        expect(outputOf(run, 'Sent')).toHaveLength(3);
        expect(sandbox.messages({ to: mei })).toMatchObject([{ scheduled: expect.any(String) }]);
        expect(sandbox.messages({ to: mei, state: 'delivered' })).toEqual([]);
        await sandbox.advance(4 * 3_600_000);
        await sandbox.waitForMessage({ to: mei, text: 'autumn sale', state: 'delivered' });
      },
      async 'gives out the contacts whose SMS 8x8 refuses, and sends to the others'({ flows, sandbox }) {
        // 8x8 refuses SMS to the first number.
        await campaign(flows, { file: 'msisdn,firstName\n+6591230006,Lin\n+6591234567,Mei\n' });

        const run = await flows.ended('sms-campaign-from-csv');
        expect(outputOf(run, 'What to Mend')).toMatchObject([
          { name: 'Lin', why: expect.stringContaining('rejected by 8x8') },
        ]);
        expect(outputOf(run, 'Sent')).toHaveLength(1);
        expect(sandbox.messages({ to: mei })).toHaveLength(1);
      },
      async 'sends nothing when there is no file, or 8x8 makes no group'({ flows, sandbox }) {
        await fetch(flows.address('sms-campaign-from-csv'), { method: 'POST' });
        const withoutFile = await flows.ended('sms-campaign-from-csv');
        expect(outputOf(withoutFile, 'Nothing Sent')).toMatchObject([{ error: { outcome: 'not-sent' } }]);

        sandbox.addFault({
          target: 'contacts.createGroup',
          effect: { kind: 'error', status: 400, code: 1000 },
        });
        await campaign(flows);
        const withoutGroup = await flows.ended('sms-campaign-from-csv', 2);
        expect(outputOf(withoutGroup, 'Nothing Sent')).toHaveLength(1);
        expect(outputOf(withoutGroup, 'Upload Contacts')).toEqual([]);
        expect(sandbox.messages()).toEqual([]);
      },
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
    failures: {
      async 'gives out all customers when 8x8 takes nothing'({ flows, sandbox }) {
        sandbox.addFault({ target: 'sms.sendBatch', effect: { kind: 'error', status: 400, code: 1000 } });

        const run = await flows.runByHand('sms-with-error-output');
        expect(outputOf(run, 'Sent')).toEqual([]);
        expect(outputOf(run, 'What to Mend')).toHaveLength(4);
      },
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
    failures: {
      async 'gives the reason when the log cannot be exported'({ flows, sandbox }) {
        sandbox.addFault({
          target: 'sms.startLogExport',
          effect: { kind: 'error', status: 400, code: 1000 },
        });

        const run = await flows.runByHand('undelivered-sms-of-the-week');
        expect(outputOf(run, 'No Report This Week')).toMatchObject([
          { error: { message: expect.any(String) } },
        ]);
      },
    },
  },
};
