import { expect } from '@jest/globals';
import type { Expectations, Played } from '../expectation';
import { post, type WorkflowResponse } from '../post';

const mei = '+6591234567';
const inIndonesia = '+6281234567890';
const inThePhilippines = '+639171234567';

/** Asks the workflow to create a definition. */
const create = ({ n8n, sandbox }: Played, definition: string): Promise<WorkflowResponse> =>
  post(`${n8n.url}/webhook/automation-definition`, {
    definition,
    smsSubAccountId: sandbox.subAccountIds.sms,
    chatAppsSubAccountId: sandbox.subAccountIds.chatApps,
  });

/** Moves the clock of the sandbox to a full hour, UTC. */
async function waitUntilHour({ sandbox }: Played, hour: number): Promise<void> {
  const now = new Date(sandbox.now());
  const then = new Date(now);
  then.setUTCHours(hour, 0, 0, 0);
  if (then <= now) then.setUTCDate(then.getUTCDate() + 1);
  await sandbox.advance(then.getTime() - now.getTime());
}

/** 8x8 Automation: definitions that a workflow creates. */
export const automationExpectations: Expectations = {
  'automation-definitions': {
    async expect({ client, texts, requestsOf }) {
      expect(texts(mei)).toEqual([
        'Thank you for your SMS. We answer within a day.',
        'Thank you for your SMS. We answer within a day.',
        'Reply JOIN to become a member of the ExampleShop club.',
        'Welcome to the ExampleShop club.',
        'Thank you for your message. We answer within an hour.',
        'Hello! Reply with a number: 1 for your order, 2 for prices, 3 for a person.',
        'Our prices are on https://shop.example.com/prices',
        'Thank you for your message. We answer as soon as we can.',
        'Thank you for your message. We answer as soon as we can.',
      ]);
      expect(await requestsOf('crm')).toMatchObject([
        { path: '/members', body: expect.stringContaining(mei) },
      ]);
      expect(await client.automation.getDefinitions()).toMatchObject([]);
    },
    failures: {
      async 'names the definitions when there is none of the name'(played) {
        expect(await create(played, 'menu')).toEqual({
          status: 404,
          body: { error: expect.stringContaining('sms-auto-reply, chat-auto-reply, keyword-detection') },
        });
      },
      async 'says why 8x8 refuses a definition'(played) {
        played.sandbox.addFault({
          target: 'automation.createDefinition',
          effect: { kind: 'error', status: 400, code: 1000 },
        });

        expect(await create(played, 'sms-auto-reply')).toMatchObject({
          status: 422,
          body: { error: expect.stringContaining('8x8') },
        });
      },
      async 'names the definition that is created, and cannot be started'(played) {
        played.sandbox.addFault({
          target: 'automation.startWorkflow',
          effect: { kind: 'error', status: 400, code: 1000 },
        });
        const response = await post(`${played.n8n.url}/webhook/automation-definition`, {
          definition: 'sms-auto-reply',
          smsSubAccountId: played.sandbox.subAccountIds.sms,
          chatAppsSubAccountId: played.sandbox.subAccountIds.chatApps,
          tryWith: mei,
        });

        const [created] = await played.client.automation.getDefinitions();
        expect(response).toMatchObject({ status: 422, body: { definitionId: created?.id } });
        expect(created?.id).toBeDefined();
      },
      async 'asks a new member to try again while the own system is down'(played) {
        await played.fail('crm', 503);
        await create(played, 'keyword-detection');
        played.sandbox.inboundSms({ from: mei, text: 'JOIN' });

        await played.sandbox.waitForMessage({ to: mei, text: 'Please try again later' });
      },
      async 'ends the menu when the customer stays silent'(played) {
        const { sandbox } = played;
        await create(played, 'menu-with-reply');
        sandbox.inboundChat({ from: mei, text: 'Hello' });
        await sandbox.waitForMessage({ to: mei, text: 'Reply with a number' });
        await sandbox.advance(5 * 60_000);

        await sandbox.waitForMessage({ to: mei, text: 'We have not heard from you' });
      },
      async 'replies out of office in the language of the country, and only then'(played) {
        const { sandbox, texts } = played;
        await create(played, 'out-of-office');
        await waitUntilHour(played, 15);
        sandbox.inboundChat({ from: inIndonesia, text: 'Halo' });
        sandbox.inboundChat({ from: inThePhilippines, text: 'Kumusta' });
        await sandbox.waitForMessage({ to: inIndonesia, text: 'Kami buka lagi' });
        await sandbox.waitForMessage({ to: inThePhilippines, text: 'Bukas kami muli' });

        await waitUntilHour(played, 3);
        sandbox.inboundChat({ from: inIndonesia, text: 'Halo' });
        sandbox.inboundChat({ from: mei, text: 'Hello' });
        await sandbox.waitForMessage({ to: mei, text: 'as soon as we can' });
        expect(texts(inIndonesia)).toHaveLength(1);
      },
    },
  },
};
