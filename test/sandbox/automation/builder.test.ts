import { afterEach, beforeEach, expect, it } from '@jest/globals';

import { checkWorkflow, equals, given, parseWebhook, steps, workflow } from 'cpaas-8x8';

import { customer, smsAccount, startStill, textsTo } from './run-workflow';
import type { Started } from '../started-sandbox';

/** What the builder writes, the sandbox runs. */
let started: Started;

beforeEach(async () => {
  started = await startStill();
});

afterEach(() => started.close());

it('a workflow from the builder asks, waits for the answer, thanks, and calls a server', async () => {
  const { client, sandbox, receiver } = started;
  const survey = workflow({ name: 'Survey', trigger: 'inbound_sms', status: 'enabled' }, ({ payload }) => {
    const say = (id: string, text: string, next: string) =>
      steps.sms(id, { subAccountId: smsAccount, destination: payload.source, text }, { next });
    const answer = steps.waitForReply(
      'answer',
      { from: payload.source, channel: 'sms', timeout: { minutes: 5 } },
      {
        keep: ({ reply }) => ({ reply: reply.payload.body }),
        choose: ({ reply }) => ({ decide: given(reply), late: null }),
      },
    );
    return [
      say('ask', 'Did you like it? Y or N', 'answer'),
      answer,
      steps.branch('decide', { thank: equals(answer.kept.reply, 'Y'), late: null }),
      say('thank', 'Thank you!', 'tell'),
      steps.notify('tell', { url: receiver.url, event: 'liked', data: { answer: answer.kept.reply } }),
      steps.sms('late', { subAccountId: smsAccount, destination: payload.source, text: 'Goodbye' }),
    ];
  });
  expect(checkWorkflow(survey)).toEqual([]);
  await client.automation.createDefinition(survey);

  sandbox.inboundSms({ from: customer, text: 'Hi' });
  await sandbox.advance(0);
  sandbox.inboundSms({ from: customer, text: 'Y' });
  await sandbox.advance(1_000);

  expect(textsTo(started, customer)).toEqual(['Did you like it? Y or N', 'Thank you!']);
  const [told] = receiver.received.map(({ body }) => parseWebhook(body));
  expect(told).toMatchObject({
    type: 'automation.notification',
    payload: { event: 'liked', data: { answer: 'Y' } },
  });
});
