import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SandboxAccount } from '../support/sandbox-account';
import { TestN8n, type TriggerWorkflow } from '../support/n8n-server';
import { triggerTypes, type TriggerKind } from '../support/trigger-types';
import { triggerWorkflow } from '../support/trigger-workflow';

const foreignUrl = 'https://crm.example.com/hooks/voice';

let account: SandboxAccount;
let n8n: TestN8n;
let subAccountId: string;

beforeEach(async () => {
  account = await SandboxAccount.start();
  subAccountId = account.sandbox.subAccountIds.voice;
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
  await account.close();
});

const voice = (kind: TriggerKind, parameters = {}): TriggerWorkflow =>
  triggerWorkflow(kind, account.credentials({ voiceSubAccountId: subAccountId }), parameters);

const types = (): (string | undefined)[] =>
  account
    .registrations('voice')
    .map(({ type }) => type)
    .sort();

it('registers one webhook per selected event type and removes all of them', async () => {
  const events = ['voice.callStatus', 'voice.sessionSummary', 'voice.recording', 'voice.virtualNumbers'];
  const workflow = voice('Voice', { events });
  await n8n.activate(workflow);
  expect(types()).toEqual(['VCS', 'VNU', 'VRU', 'VSS']);
  expect(new Set(account.registeredUrls('voice'))).toEqual(new Set([n8n.webhookUrlOf(workflow)]));
  await n8n.deactivate(workflow);
  expect(account.registrations('voice')).toEqual([]);
});

it('works beside the call action trigger', async () => {
  await n8n.activate(voice('Voice', { events: ['voice.callStatus'] }));
  await n8n.activate(voice('CallAction'));
  expect(types()).toEqual(['VCA', 'VCS']);
});

it('fails without a subaccount and asks for it', async () => {
  const workflow = triggerWorkflow('Voice', account.credentials(), { events: ['voice.callStatus'] });
  await expect(n8n.activate(workflow)).rejects.toThrow('Enter a subaccount under Subaccount ID');
});

it.each(['Voice', 'CallAction'] as const)('%s does not replace the webhook of another URL', async (kind) => {
  const type = kind === 'Voice' ? 'VCS' : 'VCA';
  await account.register('voice', { subAccountId, type, url: foreignUrl });
  const workflow = voice(kind, kind === 'Voice' ? { events: ['voice.callStatus'] } : {});
  await expect(n8n.activate(workflow)).rejects.toThrow(`${foreignUrl}. Remove that webhook at 8x8`);
  expect(account.registeredUrls('voice')).toEqual([foreignUrl]);
});

it('registers nothing when one of its scopes has another webhook', async () => {
  await account.register('voice', { subAccountId, type: 'VSS', url: foreignUrl });
  const workflow = voice('Voice', { events: ['voice.callStatus', 'voice.sessionSummary'] });
  await expect(n8n.activate(workflow)).rejects.toThrow('session summaries');
  expect(types()).toEqual(['VSS']);
});

it('restores production after a test run', async () => {
  const workflow = voice('CallAction');
  await n8n.activate(workflow);
  const [before] = account.registrations('voice');
  await n8n.listenForTest(workflow);
  expect(account.registeredUrls('voice')).toEqual([n8n.webhookUrlOf(workflow, true)]);
  await n8n.stopTest(workflow);
  expect(account.registrations('voice')).toEqual([before]);
});

it('does not remove a webhook that was changed at 8x8 since', async () => {
  const workflow = voice('CallAction');
  await n8n.activate(workflow);
  await account.register('voice', { subAccountId, type: 'VCA', url: foreignUrl });
  await n8n.deactivate(workflow);
  expect(account.registeredUrls('voice')).toEqual([foreignUrl]);
});

it('switches off a webhook that 8x8 cannot delete, and registers it again later', async () => {
  const workflow = voice('Voice', { events: ['voice.virtualNumbers'] });
  await n8n.activate(workflow);
  const { id } = account.sandbox.addFault({
    target: 'voice.deleteWebhook',
    trigger: 'always',
    effect: { kind: 'error', status: 422 },
  });
  await n8n.deactivate(workflow);
  expect(account.registrations('voice')).toMatchObject([{ type: 'VNU', enabled: false }]);
  account.sandbox.removeFault(id);
  const other = voice('Voice', { events: ['voice.virtualNumbers'] });
  await n8n.activate(other);
  expect(account.registrations('voice')).toMatchObject([{ type: 'VNU', enabled: true }]);
  expect(account.registeredUrls('voice')).toEqual([n8n.webhookUrlOf(other)]);
});

it('starts the workflow only for the selected call statuses', async () => {
  const workflow = voice('Voice', {
    events: ['voice.callStatus'],
    filters: { callStatuses: ['CALL_DISCONNECTED'] },
  });
  await n8n.activate(workflow);
  await n8n.activate(voice('CallAction'));
  n8n.workflowResult = async () => ({ status: 200, body: [{ callflow: [{ action: 'hangup' }] }] });
  account.sandbox.inboundCall({ from: '+6591112222' });
  const seen = (): unknown[] =>
    n8n.started.filter((each) => each.workflow === workflow.id).map(({ items }) => items[0]?.json['status']);
  while (seen().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen()).toEqual(['call_disconnected']);
});
