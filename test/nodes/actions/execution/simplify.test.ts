import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { start, whatsAppChannelOf, type Started } from '../../../sandbox/started-sandbox';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { credentialsOf, runAction } from '../run-action';

let started: Started;
beforeAll(async () => {
  started = await start({ settings: { rateLimits: false } });
});
afterAll(() => started.close());

async function rows(operation: string, parameters: INodeParameters = {}): Promise<readonly IDataObject[]> {
  const { json, error } = await runAction({
    operation,
    parameters,
    credentials: credentialsOf(started.sandbox),
  });
  expect(error).toBeUndefined();
  expect(json.length).toBeGreaterThan(0);
  return json;
}

const most = (found: readonly IDataObject[]): number =>
  Math.max(...found.map((row) => Object.keys(row).length));

test('each row of a list with many fields has ten at most, unless all are wanted', async () => {
  const simple = await rows('voice.getNumbers');
  const whole = await rows('voice.getNumbers', { simplify: false });

  expect(most(simple)).toBeLessThanOrEqual(10);
  expect(most(whole)).toBeGreaterThan(10);
  expect(simple.map(({ msisdn }) => msisdn)).toEqual(whole.map(({ msisdn }) => msisdn));
});

test('templates keep what a person tells them by', async () => {
  const channelId = whatsAppChannelOf(started.sandbox);

  const simple = await rows('chatApps.getTemplates', { additionalFields: { channelId } });

  expect(most(simple)).toBeLessThanOrEqual(10);
  expect(simple[0]).toMatchObject({ templateName: expect.any(String), status: expect.anything() });
  expect(simple[0]).not.toHaveProperty('statusName');
});

test('the steps of a message keep what a person looks for', async () => {
  const message = { user: { msisdn: '+6591230201' }, type: 'text', content: { text: 'Hello' } } as const;
  const { umid } = await started.client.chatApps.send(message);

  const [simple] = await rows('chatApps.getDetails', { umid });
  const [whole] = await rows('chatApps.getDetails', { umid, simplify: false });

  expect(simple).toMatchObject({ data: [{ umid, step: 1 }] });
  expect(JSON.stringify(simple)).not.toContain('subAccountId');
  expect(JSON.stringify(whole)).toContain('subAccountId');
});

test('what a job came to is simplified, what only starts one is not', async () => {
  const { id } = await started.client.contacts.create({ addresses: { msisdn: '+6591230202' } });

  const [waited] = await rows('contacts.deleteBatch', { ids: `[${id}]` });
  const [begun] = await rows('contacts.deleteBatch', { ids: `[${id}]`, waitForCompletion: false });

  expect(waited).toMatchObject({ status: 'completed' });
  expect(begun).toMatchObject({ id: expect.any(String), status: 'queued', type: 'deleteContacts' });
});

test('the errors of an 8x8 workflow are explained in plain words', async () => {
  const { id: definitionId = '' } = await started.client.automation.createDefinition({
    trigger: 'http_request',
    status: 'enabled',
    definition: {
      name: 'Greeting',
      steps: [
        {
          id: 'greet',
          stepType: 'SMS',
          inputs: { subAccountId: 'Sandbox_Nobody', destination: '+6591230203', text: 'Hello' },
        },
      ],
    },
  });
  const { workflowId } = await started.client.automation.startWorkflow({ definitionId, trigger: {} });
  const getErrors = () => started.client.automation.getWorkflowErrors({ definitionId, workflowId });
  while ((await getErrors()).length === 0) await sleep(20);

  const [row] = await rows('automation.getWorkflowErrors', { definitionId, workflowId });

  expect(row).toMatchObject({
    step: 'greet',
    message: expect.any(String),
    errorMeaning: 'the subaccount of the step does not exist in this account',
    errorAdvice: expect.stringMatching(/subaccount ID/),
  });
});
