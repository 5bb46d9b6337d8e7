import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SandboxAccount } from '../support/sandbox-account';
import { TestN8n } from '../support/n8n-server';
import { freshTriggerTypes } from '../support/fresh-process';
import { post } from '../support/post';
import { triggerTypes } from '../support/trigger-types';
import { triggerWorkflow } from '../support/trigger-workflow';

let account: SandboxAccount;
let n8n: TestN8n;

beforeEach(async () => {
  account = await SandboxAccount.start();
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
  await account.close();
});

const foreignUrl = 'https://crm.example.com/hooks/8x8';
const production = async (): Promise<boolean> => {
  const before = n8n.started.length;
  await account.inboundSms();
  return n8n.started.slice(before).some(({ test }) => !test);
};

it('registers for one event and removes its webhook afterwards', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.listenForTest(workflow);
  expect(account.registeredUrls('sms')).toEqual([n8n.webhookUrlOf(workflow, true)]);
  expect(await account.inboundSms()).toBe(200);
  await n8n.testCleanup;
  expect(n8n.started.map(({ test }) => test)).toEqual([true]);
  expect(account.registrations('sms')).toEqual([]);
});

it('restores the production webhook after its event', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);
  const before = structuredClone(account.registrations('sms'));
  await n8n.listenForTest(workflow);
  await account.inboundSms();
  await n8n.testCleanup;
  expect(n8n.started.map(({ test }) => test)).toEqual([true]);
  expect(account.registrations('sms')).toEqual(before);
  expect(await production()).toBe(true);
});

it('restores the production webhook when no event arrived', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  await n8n.stopTest(workflow);
  expect(await production()).toBe(true);
});

it('fails when the API key was changed since the activation, and keeps the production webhook', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);
  account.changeApiKey('key-2');
  n8n.editCredentials(workflow, account.credentials({ apiKey: 'key-2' }));
  await expect(n8n.listenForTest(workflow)).rejects.toThrow('registered at 8x8 with another API key');
  expect(await production()).toBe(true);
});

it('fails with a credential whose API key is not the one of production', async () => {
  const active = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(active);
  const edited = { ...active, credentials: account.credentials({ apiKey: 'key-2' }) };
  account.changeApiKey('key-2');
  n8n.crashAndRestart(freshTriggerTypes());
  await expect(n8n.listenForTest(edited)).rejects.toThrow('registered at 8x8 with another API key');
  expect(await production()).toBe(true);
});

it('restores production after an earlier test run whose cleanup failed', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  account.failOperation('sms.setWebhooks');
  await expect(n8n.stopTest(workflow)).rejects.toThrow('Too many requests');
  account.sandbox.clearFaults();

  await n8n.listenForTest(workflow);
  await n8n.stopTest(workflow);
  expect(await production()).toBe(true);
});

it('restores production after n8n was restarted during a test run', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);
  const before = account.registrations('sms');
  await n8n.listenForTest(workflow);
  n8n.crashAndRestart(freshTriggerTypes());

  await n8n.listenForTest(workflow);
  await n8n.stopTest(workflow);
  expect(account.registrations('sms')).toEqual(before);
  expect(await production()).toBe(true);
});

it('lets production register again after n8n stopped during a test run', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  await n8n.restart(freshTriggerTypes());
  expect(account.registeredUrls('sms')).toEqual([n8n.webhookUrlOf(workflow)]);
  expect(await production()).toBe(true);
});

it('leaves no webhook when the workflow is deactivated during its test run', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  await n8n.deactivate(workflow);
  await n8n.stopTest(workflow);
  expect(account.registrations('sms')).toEqual([]);
});

it('keeps a production webhook that was registered during the test run', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.listenForTest(workflow);
  await n8n.activate(workflow);
  await n8n.stopTest(workflow);
  expect(await production()).toBe(true);
});

it('fails while another URL is registered, and keeps it', async () => {
  await account.register('sms', { subAccountId: '*', url: foreignUrl, enabled: true });
  await expect(n8n.listenForTest(triggerWorkflow('Sms', account.credentials()))).rejects.toThrow(foreignUrl);
  expect(account.registrations('sms')).toEqual([{ subAccountId: '*', url: foreignUrl, enabled: true }]);
});

it('fails while another workflow is registered, and keeps its webhook', async () => {
  await n8n.activate(triggerWorkflow('Sms', account.credentials()));
  const other = triggerWorkflow('Sms', account.credentials());
  await expect(n8n.listenForTest(other)).rejects.toThrow('another trigger of this n8n');
  expect(await production()).toBe(true);
});

it('restores the webhook that it replaced on request', async () => {
  await account.register('sms', { subAccountId: '*', url: foreignUrl, enabled: true });
  const workflow = triggerWorkflow('Sms', account.credentials(), { options: { replaceExisting: true } });
  await n8n.listenForTest(workflow);
  await n8n.stopTest(workflow);
  expect(account.registrations('sms')).toEqual([{ subAccountId: '*', url: foreignUrl, enabled: true }]);
});

it('does not mark its event as seen for production', async () => {
  const workflow = triggerWorkflow('Sms', account.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  await account.inboundSms();
  await n8n.testCleanup;
  const [delivery] = account.sandbox.webhooks();
  const authorization = account.registrations('sms')[0]?.httpAuthorization ?? '';
  await post(n8n.webhookUrlOf(workflow), delivery?.body, { authorization });
  expect(n8n.started.map(({ test }) => test)).toEqual([true, false]);
});
