import { expect } from '@jest/globals';
import { outputOf } from '../../examples/example-flows';
import { waitUntil } from '../../instance/wait-until';
import type { Expectations } from '../expectation';
import { post } from '../post';

const mei = '+6591234567';
const team = '+6598765432';

/** Verification, lookup and 8x8 Automation. */
export const accountExpectations: Expectations = {
  'sign-up-by-code': {
    async expect({ client, flows }) {
      const run = await flows.ended('sign-up-by-code');
      expect(outputOf(run, 'Not Verified')).toEqual([]);
      const [contact] = (await client.contacts.search({ query: 'Mei' })).items;
      expect(contact).toMatchObject({ firstName: 'Mei', addresses: { msisdn: mei.slice(1) } });
    },
    failures: {
      async 'gives out somebody whose number is wrong'({ flows, texts }) {
        await post(flows.address('sign-up-by-code'), { name: 'Mei', phone: '12' });

        const run = await flows.ended('sign-up-by-code');
        expect(outputOf(run, 'Look after It by Hand')).toMatchObject([{ error: { outcome: 'not-sent' } }]);
        expect(texts(mei)).toEqual([]);
      },
      async 'keeps nobody who enters a wrong code too often'({ client, flows, sandbox, texts }) {
        const { body } = await post(flows.address('sign-up-by-code'), { name: 'Mei', phone: mei });
        await sandbox.waitForMessage({ to: mei });
        const { enterCodeAt } = body as { readonly enterCodeAt: string };
        await waitUntil(async () => {
          await post(enterCodeAt, { code: '000000' });
          if ((await flows.runs('sign-up-by-code'))[0]?.status !== 'success')
            throw new Error('It still waits');
        }, 60_000);

        const run = await flows.ended('sign-up-by-code');
        expect(outputOf(run, 'Not Verified')).toHaveLength(1);
        expect((await client.contacts.search({ query: 'Mei' })).items).toEqual([]);
        expect(texts(mei)).toHaveLength(1);
      },
      async 'gives out a verified person who cannot be kept as a contact'({ flows, sandbox }) {
        sandbox.addFault({ target: 'contacts.create', effect: { kind: 'error', status: 400, code: 1000 } });
        const { body } = await post(flows.address('sign-up-by-code'), { name: 'Mei', phone: mei });
        const { enterCodeAt } = body as { readonly enterCodeAt: string };
        await sandbox.waitForMessage({ to: mei });
        const code = await sandbox.otp(mei);
        await waitUntil(async () => {
          await post(enterCodeAt, { code });
          if ((await flows.runs('sign-up-by-code'))[0]?.status !== 'success')
            throw new Error('It still waits');
        }, 60_000);

        const run = await flows.ended('sign-up-by-code');
        expect(outputOf(run, 'Look after It by Hand')).toMatchObject([{ verified: true }]);
      },
    },
  },
  'look-up-before-sending': {
    async expect({ flows }) {
      const run = await flows.ended('look-up-before-sending');
      expect(outputOf(run, 'Ask for Another Number')).toMatchObject([{ name: 'Lin', code: 6003 }]);
    },
    failures: {
      async 'asks for another number also when 8x8 refuses the SMS'({ sandbox, flows }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });

        const run = await flows.runByHand('look-up-before-sending');
        const names = outputOf(run, 'Ask for Another Number').map(({ name }) => name);
        expect(names.sort()).toEqual(['Lin', 'Mei']);
      },
    },
  },
  'balance-alert': {
    before({ sandbox }) {
      sandbox.changeBalance({ balance: 42.5 });
      return Promise.resolve();
    },
    expect({ texts }) {
      expect(texts(team)).toEqual(['The balance of our 8x8 account is 42.50 USD. Please top it up.']);
    },
    failures: {
      async 'tells nobody while enough is left'({ flows, texts }) {
        const run = await flows.runByHand('balance-alert');
        expect(outputOf(run, 'Enough Left')).toMatchObject([{ currency: 'USD' }]);
        expect(texts(team)).toEqual([]);
      },
      async 'says why the balance is unknown'({ flows, sandbox }) {
        sandbox.changeBalance({ balance: null });

        const run = await flows.runByHand('balance-alert');
        expect(outputOf(run, 'Balance Unknown')).toMatchObject([{ error: { code: 1201 } }]);
      },
      async 'gives out the balance when the SMS is refused'({ flows, sandbox }) {
        sandbox.changeBalance({ balance: 0 });

        const run = await flows.runByHand('balance-alert');
        expect(outputOf(run, 'Team Not Told')).toMatchObject([{ balance: 0 }]);
      },
    },
  },
  'contacts-from-csv': {
    async expect({ client, flows }) {
      const run = await flows.ended('contacts-from-csv');
      // Mei is in the file twice, and Lin has no phone number.
      expect(outputOf(run, 'Report')).toMatchObject([{ rows: 4, refused: 1 }]);
      const found = (await client.contacts.search({ limit: 10 })).items;
      expect(found.map(({ firstName }) => firstName).sort()).toEqual(['Mei', 'Ravi']);
    },
    failures: {
      async 'answers 422 with the reason when there is no file'({ flows }) {
        const { status, body } = await post(flows.address('contacts-from-csv'), {});

        expect([status, body]).toMatchObject([422, { error: expect.stringContaining('File') }]);
      },
      async 'answers 422 with the reason when 8x8 refuses the upload'({ flows, sandbox }) {
        sandbox.addFault({
          target: 'contacts.uploadBatch',
          effect: { kind: 'error', status: 400, code: 1000 },
        });
        const form = new FormData();
        form.set('contacts', new Blob(['msisdn,firstName\n+6591234567,Mei\n']), 'contacts.csv');
        const response = await fetch(flows.address('contacts-from-csv'), { method: 'POST', body: form });

        expect(response.status).toBe(422);
        expect(await response.json()).toMatchObject({ error: expect.any(String) });
      },
    },
  },
  'price-list-to-sheet': {
    async expect({ flows }) {
      const run = await flows.ended('price-list-to-sheet');
      const rows = outputOf(run, 'Rows');
      expect(rows.length).toBeGreaterThan(1);
      expect(rows[0]).toMatchObject({
        Country: expect.any(String),
        Operator: expect.any(String),
        Price: expect.any(Number),
        Currency: expect.any(String),
      });
      expect(outputOf(run, 'The Sheet')).toHaveLength(1);
    },
    failures: {
      async 'says why there is no sheet when 8x8 gives no prices'({ flows, sandbox }) {
        sandbox.addFault({ target: 'sms.getPrices', effect: { kind: 'error', status: 400, code: 1000 } });

        const run = await flows.runByHand('price-list-to-sheet');
        expect(outputOf(run, 'No Sheet This Month')).toMatchObject([
          { error: { message: expect.any(String) } },
        ]);
      },
    },
  },
  'start-8x8-automation': {
    async expect({ flows, texts }) {
      await flows.ended('start-8x8-automation');
      expect(texts(mei)).toEqual(['Order 1001 is approved.']);
    },
    failures: {
      async 'gives out an order that 8x8 refuses, with the reason'({ sandbox, flows }) {
        sandbox.addFault({
          target: 'automation.trigger',
          effect: { kind: 'error', status: 400, code: 1000 },
        });
        await post(flows.address('start-8x8-automation'), { order: 1001, amount: 20, phone: mei });

        const run = await flows.ended('start-8x8-automation');
        expect(outputOf(run, 'Started')).toEqual([]);
        expect(outputOf(run, 'Not Started')).toMatchObject([
          { body: { order: 1001 }, error: { message: expect.stringContaining('8x8') } },
        ]);
      },
    },
  },
  'automation-step-calls-n8n': {
    async expect({ flows }) {
      const run = await flows.ended('automation-step-calls-n8n');
      expect(outputOf(run, 'Decide')).toEqual([{ approved: false }]);
    },
    failures: {
      async 'decides nothing for somebody who is not 8x8'({ flows }) {
        const wrong = { authorization: 'Bearer wrong' };
        const { status } = await post(flows.address('automation-step-calls-n8n'), { amount: 20 }, wrong);

        expect(status).toBe(401);
        expect(await flows.runs('automation-step-calls-n8n')).toEqual([]);
      },
    },
  },
};
