import { expect } from '@jest/globals';
import { readWorkflow } from '../../../gallery/gallery-workflow';
import { waitUntil } from '../../instance/wait-until';
import { outputOf } from '../../examples/example-flows';
import type { Expectations, Played } from '../expectation';
import { post } from '../post';

const mei = '+6591234567';
const ravi = '+6591112222';
const team = '+6598765432';

/** The latest execution in which a node gave something out. Other executions may follow it. */
const runWith = ({ flows, n8n }: Played, name: string, node: string) =>
  waitUntil(async () => {
    for (const { id } of await flows.runs(name)) {
      const run = await n8n.execution(id);
      if (outputOf(run, node).length > 0) return run;
    }
    throw new Error(`No execution of ${name} came to ${node}`);
  }, 60_000);

/** Workflows that keep what they know in a Data Table, or in another system. */
export const tableExpectations: Expectations = {
  'delivery-report': {
    async expect(played) {
      expect(played.texts(team)).toEqual(["Only 60% of today's SMS were delivered (3 of 5). Before: 100%."]);
      const run = await runWith(played, 'delivery-report', 'Keep the Totals');
      expect(outputOf(run, 'Keep the Totals')).toMatchObject([{ total: 5, delivered: 3, rate: 60 }]);
    },
    failures: {
      // The table still has the receipts of the script: the rate was 60 %, or 67 % with the SMS to the team.
      async 'keeps the totals when the team cannot be told'(played) {
        const { client, flows, sandbox, n8n } = played;
        for (let count = 0; count < 6; count += 1)
          await client.sms.send({ destination: '+6591230000', text: 'Our autumn offer' });
        await waitUntil(async () => {
          const runs = await flows.runs('delivery-report');
          const ended = runs.filter(({ status }) => status === 'success');
          if (ended.length < 6) throw new Error(`${ended.length} receipts are kept`);
        }, 60_000);
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });
        await post(`${n8n.url}/webhook/delivery-report-now`, {});

        const run = await runWith(played, 'delivery-report', 'Not Kept or Not Told');
        expect(outputOf(run, 'Keep the Totals')).toHaveLength(1);
      },
    },
  },
  'call-recordings-to-storage': {
    async expect(played) {
      const run = await runWith(played, 'call-recordings-to-storage', 'Keep Where It Is');
      const session = played.sandbox.callSessions()[0]?.sessionId;
      expect(outputOf(run, 'Keep Where It Is')).toMatchObject([
        { session, path: expect.stringMatching(/^calls\/.+\.mp3$/) },
      ]);
    },
    failures: {
      async 'gives the reason when 8x8 does not accept the storage'({ flows, n8n, sandbox }) {
        sandbox.addFault({ target: 'voice.setRecordingPush', effect: { kind: 'error', status: 422 } });
        await n8n.testListen(readWorkflow('call-recordings-to-storage').id, { trigger: 'Run Once' });

        const run = await flows.ended('call-recordings-to-storage');
        expect(outputOf(run, '8x8 Knows It')).toEqual([]);
        expect(outputOf(run, 'Not Accepted')).toMatchObject([{ error: { message: expect.any(String) } }]);
      },
      async 'sets the storage by the branch that is run once'({ client, flows, n8n }) {
        await n8n.testListen(readWorkflow('call-recordings-to-storage').id, { trigger: 'Run Once' });

        await flows.ended('call-recordings-to-storage');
        expect(await client.voice.getRecordingPush()).toMatchObject({ host: 'sftp.example.com', port: 22 });
      },
    },
  },
  'survey-answers-to-table': {
    async expect(played) {
      const run = await runWith(played, 'survey-answers-to-table', 'Keep the Answer');
      const survey = { survey: 'delivery-rating', order: '1001' };
      expect(outputOf(run, 'Keep the Answer')).toMatchObject([
        { ...survey, question: 'How was the delivery?', answer: 'Very good' },
        { ...survey, question: 'What can we do better?', answer: 'Ring twice' },
      ]);
      expect(played.texts(mei)[0]).toMatch(/^Hi Mei, order 1001 is with you\. How did we do\? https:/);
    },
    failures: {
      async 'gives out a customer who cannot get the survey'({ flows, sandbox }) {
        sandbox.addFault({ target: 'sms.sendSurvey', effect: 'rejected' });
        await post(flows.address('survey-answers-to-table'), { order: 1001, name: 'Mei', phone: mei });

        const run = await flows.ended('survey-answers-to-table');
        expect(outputOf(run, 'Survey Not Sent')).toMatchObject([{ body: { order: 1001 } }]);
      },
      async 'does not keep answers of somebody who is not 8x8'({ flows, n8n }) {
        const { webhookId = '' } =
          readWorkflow('survey-answers-to-table').nodes.find(({ name }) => name === 'Survey Answered') ?? {};
        const wrong = { authorization: 'Bearer wrong' };
        const { status } = await post(`${n8n.url}/webhook/${webhookId}/webhook`, {}, wrong);
        expect(status).toBe(401);
        expect(await flows.runs('survey-answers-to-table')).toEqual([]);
      },
    },
  },
  'short-link-clicks-to-crm': {
    async expect({ flows, requestsOf, sandbox }) {
      const run = await flows.ended('short-link-clicks-to-crm');
      expect(outputOf(run, 'Note the Click')).toEqual([{ id: 'a-1' }]);
      const [found, noted] = await requestsOf('crm');
      expect(found).toMatchObject({ method: 'GET', path: '/contacts' });
      expect(noted).toMatchObject({ method: 'POST', path: '/contacts/c-1/activities' });
      expect(JSON.parse(noted?.body ?? '')).toMatchObject({
        link: 'https://shop.example.com/sale',
        message: sandbox.messages({ to: mei })[0]?.umid,
      });
    },
    failures: {
      async 'gives out the click when the CRM is down, after three attempts'(played) {
        const { client, fail, flows, requestsOf, sandbox } = played;
        await fail('crm', 503);
        await client.sms.send({ destination: mei, text: 'Our sale: https://shop.example.com/sale' });
        sandbox.click({ to: mei });

        const run = await flows.ended('short-link-clicks-to-crm');
        expect(outputOf(run, 'What the CRM Missed')).toMatchObject([
          { link: 'https://shop.example.com/sale', why: expect.stringContaining('503') },
        ]);
        expect(await requestsOf('crm')).toHaveLength(3);
      },
      async 'notes nothing for a number that the CRM does not have'({ client, flows, requestsOf, sandbox }) {
        await client.sms.send({ destination: '+6591119999', text: 'https://shop.example.com/sale' });
        sandbox.click({ to: '+6591119999' });

        const run = await flows.ended('short-link-clicks-to-crm');
        expect(outputOf(run, 'Unknown Number')).toHaveLength(1);
        expect(await requestsOf('crm')).toHaveLength(1);
      },
    },
  },
  'new-row-to-sms': {
    async expect(played) {
      const run = await runWith(played, 'new-row-to-sms', 'Mark as Sent');
      const [message] = played.sandbox.messages({ to: mei });
      expect(outputOf(run, 'Mark as Sent')).toMatchObject([{ state: 'sent', detail: message?.umid }]);
      expect(played.texts(mei)).toEqual(['Your table for two is ready at 19:30.']);
    },
    failures: {
      async 'writes into the row why its SMS was not sent, and goes on'(played) {
        const address = played.flows.address('new-row-to-sms');
        await post(address, { phone: '12', text: 'Hello' });
        await post(address, { phone: ravi, text: 'Hello Ravi' });

        const run = await runWith(played, 'new-row-to-sms', 'Mark as Failed');
        expect(outputOf(run, 'Mark as Failed')).toMatchObject([
          { phone: '12', state: 'failed', detail: expect.any(String) },
        ]);
        await played.sandbox.waitForMessage({ to: ravi, text: 'Hello Ravi' }, { timeoutMs: 60_000 });
        expect(played.texts(ravi)).toHaveLength(1);
      },
    },
  },
  'number-masking': {
    async expect({ sandbox }) {
      const session = await sandbox.waitFor(
        () => sandbox.callSessions().find(({ calls }) => calls.length > 1),
        {
          timeoutMs: 30_000,
        },
      );
      expect(session.calls).toMatchObject([
        { source: mei, destination: '+6531580001' },
        { source: '+6531580001', destination: ravi },
      ]);
      sandbox.inboundCall({ from: ravi });
      const back = await sandbox.waitFor(
        () => sandbox.callSessions({ search: ravi }).find(({ calls }) => calls[1]?.destination === mei),
        { timeoutMs: 30_000 },
      );
      expect(back.calls[1]?.source).toBe('+6531580001');
    },
    failures: {
      async 'connects a stranger with nobody'({ sandbox }) {
        sandbox.inboundCall({ from: '+6591117777' });

        const ended = await sandbox.waitFor(
          () => sandbox.callSessions().find(({ outcome }) => outcome !== undefined),
          { timeoutMs: 60_000 },
        );
        expect(ended.heard).toEqual(['We know of no delivery for your number. Goodbye.']);
        expect(ended.calls).toHaveLength(1);
      },
      async 'gives out who cannot be told of the delivery'({ flows, sandbox }) {
        sandbox.addFault({ target: 'sms.send', recipient: mei, effect: 'rejected' });
        await post(flows.address('number-masking'), { order: 1002, courier: ravi, customer: mei });

        const run = await flows.ended('number-masking');
        expect(outputOf(run, 'Not Kept or Not Told')).toMatchObject([{ order: '1002' }]);
        await sandbox.waitForMessage({ to: ravi, text: 'Order 1002' });
      },
    },
  },
};
