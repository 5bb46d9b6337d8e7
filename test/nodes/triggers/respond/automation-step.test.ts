import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { workflowNotification } from '../../../core/webhooks/webhook-bodies';
import { TestN8n, type TriggerWorkflow } from '../support/n8n-server';
import { post, secret } from '../support/post';
import { triggerTypes } from '../support/trigger-types';
import { manualTrigger } from '../support/trigger-workflow';

let n8n: TestN8n;

beforeEach(async () => {
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
});

const activated = async (parameters = {}): Promise<TriggerWorkflow> => {
  const workflow = manualTrigger('Automation', {
    events: ['automation.notification', 'unknown'],
    ...parameters,
  });
  await n8n.activate(workflow);
  return workflow;
};

it('starts a workflow for each plain body', async () => {
  const url = n8n.webhookUrlOf(await activated({ simple: false }));
  await post(url, { ticket: 7 });
  await post(url, { ticket: 7 });
  expect(n8n.started.map(({ items }) => items[0]?.json)).toEqual([{ ticket: 7 }, { ticket: 7 }]);
});

it.each([
  ['an empty body', '', {}],
  ['an array', '[1,2]', { body: [1, 2] }],
  ['text', 'hello', { body: 'hello' }],
])('accepts %s', async (_, body, json) => {
  const url = n8n.webhookUrlOf(await activated({ simple: false }));
  await post(url, body, { authorization: secret, 'content-type': 'text/plain' });
  expect(n8n.started[0]?.items).toEqual([{ json }]);
});

it('starts one workflow for a repeated notification', async () => {
  const url = n8n.webhookUrlOf(await activated());
  await post(url, workflowNotification());
  await post(url, workflowNotification());
  expect(n8n.started).toHaveLength(1);
});

it('responds to the step and its retries with the result of the workflow', async () => {
  const url = n8n.webhookUrlOf(await activated({ respond: 'result' }));
  n8n.workflowResult = async () => ({ status: 200, body: { approved: true } });
  const answers = [await post(url, workflowNotification()), await post(url, workflowNotification())];
  expect(answers.map(({ body }): unknown => JSON.parse(body))).toEqual([
    { approved: true },
    { approved: true },
  ]);
  expect(n8n.started).toHaveLength(1);
});

it('runs the workflow again when the step retries after an error', async () => {
  const url = n8n.webhookUrlOf(await activated({ respond: 'result' }));
  n8n.workflowResult = async () => ({ status: 500, body: { message: 'Error in workflow' } });
  expect((await post(url, workflowNotification())).status).toBe(500);
  n8n.workflowResult = async () => ({ status: 200, body: { approved: true } });
  expect((await post(url, workflowNotification())).status).toBe(200);
  expect(n8n.started).toHaveLength(2);
});

it('responds with 401 without the secret', async () => {
  const url = n8n.webhookUrlOf(await activated());
  expect((await post(url, { ticket: 7 }, { authorization: 'Bearer nope' })).status).toBe(401);
  expect(n8n.started).toEqual([]);
});
