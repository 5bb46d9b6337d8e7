import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EightByEight } from '../support/eight-by-eight';
import { TestN8n, type TriggerWorkflow } from '../support/n8n-server';
import { triggerTypes, type TriggerKind } from '../support/trigger-types';
import { triggerWorkflow } from '../support/trigger-workflow';

const foreign = 'https://crm.example.com/hooks/voice';

let eightByEight: EightByEight;
let n8n: TestN8n;
let subAccountId: string;

beforeEach(async () => {
  eightByEight = await EightByEight.start();
  subAccountId = eightByEight.sandbox.subAccountIds.voice;
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
  await eightByEight.close();
});

const voice = (kind: TriggerKind, parameters = {}): TriggerWorkflow =>
  triggerWorkflow(kind, eightByEight.credentials({ voiceSubAccountId: subAccountId }), parameters);

const types = (): (string | undefined)[] =>
  eightByEight
    .slots('voice')
    .map(({ type }) => type)
    .sort();

it('takes a slot for each type of event that is chosen, and gives all of them back', async () => {
  const events = ['voice.callStatus', 'voice.sessionSummary', 'voice.recording', 'voice.virtualNumbers'];
  const workflow = voice('Voice', { events });
  await n8n.activate(workflow);
  expect(types()).toEqual(['VCS', 'VNU', 'VRU', 'VSS']);
  expect(new Set(eightByEight.addresses('voice'))).toEqual(new Set([n8n.addressOf(workflow)]));
  await n8n.deactivate(workflow);
  expect(eightByEight.slots('voice')).toEqual([]);
});

it('lives beside the trigger that answers calls', async () => {
  await n8n.activate(voice('Voice', { events: ['voice.callStatus'] }));
  await n8n.activate(voice('CallAction'));
  expect(types()).toEqual(['VCA', 'VCS']);
});

it('asks for a subaccount when nothing names one', async () => {
  const workflow = triggerWorkflow('Voice', eightByEight.credentials(), { events: ['voice.callStatus'] });
  await expect(n8n.activate(workflow)).rejects.toThrow('Enter a subaccount under Subaccount ID');
});

it.each(['Voice', 'CallAction'] as const)('%s leaves a slot to whoever holds it', async (kind) => {
  const type = kind === 'Voice' ? 'VCS' : 'VCA';
  await eightByEight.set('voice', { subAccountId, type, url: foreign });
  const workflow = voice(kind, kind === 'Voice' ? { events: ['voice.callStatus'] } : {});
  await expect(n8n.activate(workflow)).rejects.toThrow(`${foreign}. Remove that webhook at 8x8`);
  expect(eightByEight.addresses('voice')).toEqual([foreign]);
});

it('takes none of its slots when one of them is taken', async () => {
  await eightByEight.set('voice', { subAccountId, type: 'VSS', url: foreign });
  const workflow = voice('Voice', { events: ['voice.callStatus', 'voice.sessionSummary'] });
  await expect(n8n.activate(workflow)).rejects.toThrow('session summaries');
  expect(types()).toEqual(['VSS']);
});

it('puts production back after a test', async () => {
  const workflow = voice('CallAction');
  await n8n.activate(workflow);
  const [before] = eightByEight.slots('voice');
  await n8n.listenForTest(workflow);
  expect(eightByEight.addresses('voice')).toEqual([n8n.addressOf(workflow, true)]);
  await n8n.stopTest(workflow);
  expect(eightByEight.slots('voice')).toEqual([before]);
});

it('leaves what somebody changed meanwhile', async () => {
  const workflow = voice('CallAction');
  await n8n.activate(workflow);
  await eightByEight.set('voice', { subAccountId, type: 'VCA', url: foreign });
  await n8n.deactivate(workflow);
  expect(eightByEight.addresses('voice')).toEqual([foreign]);
});

it('switches off what 8x8 does not let it delete, and takes it again', async () => {
  const workflow = voice('Voice', { events: ['voice.virtualNumbers'] });
  await n8n.activate(workflow);
  const { id } = eightByEight.sandbox.addFault({
    target: 'voice.deleteWebhook',
    trigger: 'always',
    effect: { kind: 'error', status: 422 },
  });
  await n8n.deactivate(workflow);
  expect(eightByEight.slots('voice')).toMatchObject([{ type: 'VNU', enabled: false }]);
  eightByEight.sandbox.removeFault(id);
  const other = voice('Voice', { events: ['voice.virtualNumbers'] });
  await n8n.activate(other);
  expect(eightByEight.slots('voice')).toMatchObject([{ type: 'VNU', enabled: true }]);
  expect(eightByEight.addresses('voice')).toEqual([n8n.addressOf(other)]);
});

it('lets through only the call statuses that were chosen', async () => {
  const workflow = voice('Voice', {
    events: ['voice.callStatus'],
    filters: { callStatuses: ['CALL_DISCONNECTED'] },
  });
  await n8n.activate(workflow);
  await n8n.activate(voice('CallAction'));
  n8n.ending = async () => ({ status: 200, body: [{ callflow: [{ action: 'hangup' }] }] });
  eightByEight.sandbox.inboundCall({ from: '+6591112222' });
  const seen = (): unknown[] =>
    n8n.started.filter((each) => each.workflow === workflow.id).map(({ items }) => items[0]?.json['status']);
  while (seen().length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
  expect(seen()).toEqual(['call_disconnected']);
});
