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

it('takes a plain body, each time that it comes', async () => {
  const url = n8n.addressOf(await activated({ simple: false }));
  await post(url, { ticket: 7 });
  await post(url, { ticket: 7 });
  expect(n8n.started.map(({ items }) => items[0]?.json)).toEqual([{ ticket: 7 }, { ticket: 7 }]);
});

it.each([
  ['nothing', '', {}],
  ['a list', '[1,2]', { body: [1, 2] }],
  ['text', 'hello', { body: 'hello' }],
])('takes %s', async (_, body, json) => {
  const url = n8n.addressOf(await activated({ simple: false }));
  await post(url, body, { authorization: secret, 'content-type': 'text/plain' });
  expect(n8n.started[0]?.items).toEqual([{ json }]);
});

it('takes a notification once', async () => {
  const url = n8n.addressOf(await activated());
  await post(url, workflowNotification());
  await post(url, workflowNotification());
  expect(n8n.started).toHaveLength(1);
});

it('answers the step with the result of the workflow, and its repeats with the same', async () => {
  const url = n8n.addressOf(await activated({ respond: 'result' }));
  n8n.ending = async () => ({ status: 200, body: { approved: true } });
  const answers = [await post(url, workflowNotification()), await post(url, workflowNotification())];
  expect(answers.map(({ body }): unknown => JSON.parse(body))).toEqual([
    { approved: true },
    { approved: true },
  ]);
  expect(n8n.started).toHaveLength(1);
});

it('tries again for a step that was told of a failure', async () => {
  const url = n8n.addressOf(await activated({ respond: 'result' }));
  n8n.ending = async () => ({ status: 500, body: { message: 'Error in workflow' } });
  expect((await post(url, workflowNotification())).status).toBe(500);
  n8n.ending = async () => ({ status: 200, body: { approved: true } });
  expect((await post(url, workflowNotification())).status).toBe(200);
  expect(n8n.started).toHaveLength(2);
});

it('answers 401 to who does not know the secret', async () => {
  const url = n8n.addressOf(await activated());
  expect((await post(url, { ticket: 7 }, { authorization: 'Bearer nope' })).status).toBe(401);
  expect(n8n.started).toEqual([]);
});
