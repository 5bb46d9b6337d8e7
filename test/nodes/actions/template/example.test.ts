import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { INode, INodeParameters, ResourceMapperField } from 'n8n-workflow';
import { nodeName } from '../run-action';
import { templateAccount, type TemplateAccount } from './template-account';

const file = join(__dirname, '../../../../examples/workflows/whatsapp-template-reminder/workflow.json');
const { nodes } = JSON.parse(readFileSync(file, 'utf8')) as { nodes: readonly INode[] };
const parameters = nodes.find(({ type }) => type.endsWith('.eightByEightChatApps'))
  ?.parameters as INodeParameters & {
  templateChannelId: string;
  templateVariables: { schema: readonly ResourceMapperField[] };
};

let account: TemplateAccount;
beforeAll(async () => {
  account = await templateAccount();
});
afterAll(() => account.close());

test('the example has the fields that its template has in a new sandbox', async () => {
  expect(parameters.templateChannelId).toBe(account.channelId);
  expect(parameters.templateVariables.schema).toEqual(await account.fields('appointment_reminder/en_US'));
});

test('the example reminds each customer, and a tap brings back the appointment', async () => {
  const items = [
    { id: 1001, phone: '+6591234567', name: 'Mei', time: 'Monday at 9' },
    { id: 1002, phone: '+6591234568', name: 'Ravi', time: 'Monday at 10' },
  ];

  const { errors } = await account.send('', {}, { items, parameters, schema: [] });

  expect(errors[nodeName]).toBeUndefined();
  expect(account.sandbox.messages().map(({ text }) => text)).toEqual([
    'Hello Mei, we expect you on Monday at 9.',
    'Hello Ravi, we expect you on Monday at 10.',
  ]);
  expect(JSON.stringify(account.sent()[1])).toContain('"payload":"move-1002"');
});
