import { expect } from '@jest/globals';
import { outputOf } from '../../examples/example-flows';
import type { Expectations, Played } from '../expectation';
import { post } from '../post';

const mei = '+6591234567';
const ravi = '+6591112222';
/** A customer of whom the workflow has heard nothing before. */
const stranger = '+6591112266';
const onDuty = '+6598765432';
const deputy = '+6598765433';

const cold = "Cold room: Urgent: the cold room is at 9 degrees. It's the sensor of branch 2. Please look.";
const markedAsRead = expect.objectContaining({
  method: 'POST',
  path: expect.stringMatching(/^\/gmail\/v1\/users\/me\/messages\/email-\d+\/modify$/),
});

/** What the Google Sheet holds, without its first row. */
async function rowsOfSheet({ urlOf }: Played): Promise<readonly (readonly unknown[])[]> {
  const response = await fetch(`${urlOf('google-sheets')}/v4/spreadsheets/your-spreadsheet/values/Sheet1`);
  return ((await response.json()) as { values: unknown[][] }).values.slice(1);
}

interface Ticket {
  readonly comments: readonly object[];
}

/** A ticket of Zendesk. */
async function ticket({ urlOf }: Played, id: number): Promise<Ticket> {
  const response = await fetch(`${urlOf('zendesk')}/api/v2/tickets/${id}.json`);
  return ((await response.json()) as { ticket: Ticket }).ticket;
}

/** Posts what an agent answers, as Zendesk does. */
async function answer({ n8n }: Played, externalId: string): Promise<void> {
  await post(`${n8n.url}/webhook/zendesk-answer`, { ticketId: '1', externalId, text: 'Hello, too' });
}

/** Changes a ticket, as an agent does. */
async function changeTicket({ urlOf }: Played, id: number, change: object): Promise<void> {
  const body = JSON.stringify({ ticket: change });
  await fetch(`${urlOf('zendesk')}/api/v2/tickets/${id}.json`, { method: 'PUT', body });
}

/** Workflows with services that n8n reaches by its own nodes. */
export const serviceExpectations: Expectations = {
  'google-sheets-to-sms': {
    async expect(played) {
      const { name, sandbox, flows, texts } = played;
      await flows.ended(name);
      const [toMei] = sandbox.messages({ to: mei });
      const [toRavi] = sandbox.messages({ to: ravi });
      expect((await rowsOfSheet(played)).map(([, , ...marks]) => marks)).toEqual([
        ['sent', toMei?.umid],
        ['sent'],
        ['sent', toRavi?.umid],
        ['failed', expect.stringContaining('too short')],
      ]);

      await flows.runByHand(name);
      await flows.ended(name, 2);
      expect([texts(mei), texts(ravi)]).toEqual([
        ['Your table for two is ready.'],
        ['Your table is booked.'],
      ]);
    },
    failures: {
      async 'sends nothing while Google Sheets is down'({ name, fail, flows, sandbox }) {
        await fail('google-sheets', 503);

        const run = await flows.runByHand(name);
        expect(outputOf(run, 'Sheet Cannot Be Used')).toHaveLength(1);
        expect(sandbox.messages()).toEqual([]);
      },
      async 'writes into the rows why 8x8 refused them'(played) {
        played.sandbox.addFault({
          target: 'sms.sendBatch',
          effect: { kind: 'error', status: 400, code: 1000 },
        });

        await played.flows.runByHand(played.name);
        const states = (await rowsOfSheet(played)).map(([, , state, detail]) => [state, detail]);
        expect(states[0]).toEqual(['failed', expect.stringContaining('8x8')]);
        expect(states.map(([state]) => state)).toEqual(['failed', 'sent', 'failed', 'failed']);
      },
    },
  },
  'gmail-to-sms': {
    async expect({ name, flows, texts, requestsOf }) {
      const run = await flows.ended(name);
      expect(texts(onDuty)).toEqual([cold]);
      expect(outputOf(run, 'Tell the Deputy')).toEqual([]);
      expect(await requestsOf('gmail')).toContainEqual(markedAsRead);
    },
    failures: {
      async 'tells the deputy when the SMS to the person on duty is refused'(played) {
        const { name, sandbox, flows, texts, requestsOf } = played;
        sandbox.addFault({ target: 'sms.send', recipient: onDuty, effect: 'rejected' });

        await flows.runByHand(name);
        expect(texts(deputy)).toEqual([cold]);
        expect(await requestsOf('gmail')).toContainEqual(markedAsRead);
      },
      async 'leaves an email unread of which nobody can be told'({ name, sandbox, flows, requestsOf }) {
        sandbox.addFault({ target: 'sms.send', effect: 'rejected' });

        const run = await flows.runByHand(name);
        expect(outputOf(run, 'Nobody Told')).toMatchObject([{ why: expect.stringMatching(/rejected/i) }]);
        expect(await requestsOf('gmail')).not.toContainEqual(markedAsRead);
      },
    },
  },
  'zendesk-tickets-on-whatsapp': {
    async expect(played) {
      const { name, sandbox, flows } = played;
      await flows.ended(name, 4);
      // The clock of the sandbox is a day ahead of n8n's: WhatsApp says that the window has closed, and the template follows.
      expect(sandbox.messages({ to: mei }).map(({ type, status }) => [type, status.errorCode])).toEqual([
        ['Text', undefined],
        ['Text', undefined],
        ['Text', 1022],
        ['Template', undefined],
      ]);
      const [confirmed, answered] = played.texts(mei);
      expect(confirmed).toBe('Thank you, Mei. Your request has the number 1. We answer you here.');
      expect(answered).toBe('I am sorry, Mei. A new umbrella leaves our shop today.');
      expect(await ticket(played, 1)).toMatchObject({
        external_id: `whatsapp:${mei}`,
        tags: ['whatsapp'],
        status: 'open',
        requester_id: 501,
        comments: [
          { body: 'My umbrella arrived broken', author_id: 501 },
          { body: 'Yes, thank you!', author_id: 501 },
        ],
      });
    },
    failures: {
      async 'opens a new ticket when Zendesk has closed the old one'(played) {
        const { name, sandbox, flows } = played;
        sandbox.inboundChat({ from: ravi, text: 'Hello' });
        await flows.ended(name);
        await changeTicket(played, 1, { status: 'closed' });
        sandbox.inboundChat({ from: ravi, text: 'Me again' });
        await flows.ended(name, 2);

        expect(await ticket(played, 2)).toMatchObject({
          requester_id: 501,
          comments: [{ body: 'Me again' }],
        });
      },
      async 'asks the customer to write later while Zendesk is down'({ name, fail, sandbox, flows }) {
        await fail('zendesk', 503);
        sandbox.inboundChat({ from: stranger, text: 'Hello' });

        await sandbox.waitForMessage({ to: stranger, text: 'write again in half an hour' });
        const run = await flows.ended(name);
        expect(outputOf(run, 'Message Is Lost')).toMatchObject([{ from: stranger, text: 'Hello' }]);
      },
      async 'tells the agent in the ticket when an answer does not reach the customer'(played) {
        const { name, sandbox, flows } = played;
        sandbox.inboundChat({ from: stranger, text: 'Hello' });
        await flows.ended(name);
        sandbox.addFault({ target: 'chatApps.send', effect: 'rejected' });
        await answer(played, `whatsapp:${stranger}`);
        await flows.ended(name, 2);
        await answer(played, 'whatsapp:SG.19489713047503862');
        await flows.ended(name, 3);

        const { comments } = await ticket(played, 1);
        expect(comments.slice(1)).toEqual([
          { public: false, html_body: expect.stringMatching(/did not reach the customer.*rejected/i) },
          {
            public: false,
            html_body: expect.stringMatching(/did not reach the customer.*is no phone number/),
          },
        ]);
      },
    },
  },
};
