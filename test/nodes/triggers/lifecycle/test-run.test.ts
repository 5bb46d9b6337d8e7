import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EightByEight } from '../support/eight-by-eight';
import { TestN8n } from '../support/n8n-server';
import { freshTriggerTypes } from '../support/fresh-process';
import { post } from '../support/post';
import { triggerTypes } from '../support/trigger-types';
import { triggerWorkflow } from '../support/trigger-workflow';

let eightByEight: EightByEight;
let n8n: TestN8n;

beforeEach(async () => {
  eightByEight = await EightByEight.start();
  n8n = await new TestN8n(triggerTypes).listen();
});

afterEach(async () => {
  await n8n.close();
  await eightByEight.close();
});

const foreign = 'https://crm.example.com/hooks/8x8';
const production = async (): Promise<boolean> => {
  const before = n8n.started.length;
  await eightByEight.inboundSms();
  return n8n.started.slice(before).some(({ test }) => !test);
};

it('takes the slot for one event and leaves nothing behind', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.listenForTest(workflow);
  expect(eightByEight.addresses('sms')).toEqual([n8n.addressOf(workflow, true)]);
  expect(await eightByEight.inboundSms()).toBe(200);
  await n8n.cleared;
  expect(n8n.started.map(({ test }) => test)).toEqual([true]);
  expect(eightByEight.slots('sms')).toEqual([]);
});

it('gives the slot back to production after its event', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);
  const before = structuredClone(eightByEight.slots('sms'));
  await n8n.listenForTest(workflow);
  await eightByEight.inboundSms();
  await n8n.cleared;
  expect(n8n.started.map(({ test }) => test)).toEqual([true]);
  expect(eightByEight.slots('sms')).toEqual(before);
  expect(await production()).toBe(true);
});

it('gives the slot back to production when nothing came', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  await n8n.stopTest(workflow);
  expect(await production()).toBe(true);
});

it('refuses a test when the API key was changed since activation, and production goes on', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);
  eightByEight.changeApiKey('key-2');
  n8n.editCredentials(workflow, eightByEight.credentials({ apiKey: 'key-2' }));
  await expect(n8n.listenForTest(workflow)).rejects.toThrow('registered at 8x8 with another API key');
  expect(await production()).toBe(true);
});

it('refuses a test with a credential whose key production would not know', async () => {
  const active = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(active);
  const edited = { ...active, credentials: eightByEight.credentials({ apiKey: 'key-2' }) };
  eightByEight.changeApiKey('key-2');
  n8n.die(freshTriggerTypes());
  await expect(n8n.listenForTest(edited)).rejects.toThrow('registered at 8x8 with another API key');
  expect(await production()).toBe(true);
});

it('finds production again after a test that could not be cleared away', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  eightByEight.refuse('sms.setWebhooks');
  await expect(n8n.stopTest(workflow)).rejects.toThrow('Too many requests');
  eightByEight.sandbox.clearFaults();

  await n8n.listenForTest(workflow);
  await n8n.stopTest(workflow);
  expect(await production()).toBe(true);
});

it('finds production again even in a new process, which n8n asks nothing when it starts', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);
  const before = eightByEight.slots('sms');
  await n8n.listenForTest(workflow);
  n8n.die(freshTriggerTypes());

  await n8n.listenForTest(workflow);
  await n8n.stopTest(workflow);
  expect(eightByEight.slots('sms')).toEqual(before);
  expect(await production()).toBe(true);
});

it('lets production take the slot back from a test that n8n did not live to end', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  await n8n.restart(freshTriggerTypes());
  expect(eightByEight.addresses('sms')).toEqual([n8n.addressOf(workflow)]);
  expect(await production()).toBe(true);
});

it('leaves no webhook of a workflow that is deactivated during its test', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  await n8n.deactivate(workflow);
  await n8n.stopTest(workflow);
  expect(eightByEight.slots('sms')).toEqual([]);
});

it('leaves production alone that was activated during the test', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.listenForTest(workflow);
  await n8n.activate(workflow);
  await n8n.stopTest(workflow);
  expect(await production()).toBe(true);
});

it('is refused while something else holds the slot, which stays', async () => {
  await eightByEight.set('sms', { subAccountId: '*', url: foreign, enabled: true });
  await expect(n8n.listenForTest(triggerWorkflow('Sms', eightByEight.credentials()))).rejects.toThrow(
    foreign,
  );
  expect(eightByEight.slots('sms')).toEqual([{ subAccountId: '*', url: foreign, enabled: true }]);
});

it('is refused while another workflow holds the slot, which goes on', async () => {
  await n8n.activate(triggerWorkflow('Sms', eightByEight.credentials()));
  const other = triggerWorkflow('Sms', eightByEight.credentials());
  await expect(n8n.listenForTest(other)).rejects.toThrow('another trigger of this n8n');
  expect(await production()).toBe(true);
});

it('puts back what it was told to replace', async () => {
  await eightByEight.set('sms', { subAccountId: '*', url: foreign, enabled: true });
  const workflow = triggerWorkflow('Sms', eightByEight.credentials(), { options: { replaceExisting: true } });
  await n8n.listenForTest(workflow);
  await n8n.stopTest(workflow);
  expect(eightByEight.slots('sms')).toEqual([{ subAccountId: '*', url: foreign, enabled: true }]);
});

it('does not make production believe that an event was there already', async () => {
  const workflow = triggerWorkflow('Sms', eightByEight.credentials());
  await n8n.activate(workflow);
  await n8n.listenForTest(workflow);
  await eightByEight.inboundSms();
  await n8n.cleared;
  const [delivery] = eightByEight.sandbox.webhooks();
  const authorization = eightByEight.slots('sms')[0]?.httpAuthorization ?? '';
  await post(n8n.addressOf(workflow), delivery?.body, { authorization });
  expect(n8n.started.map(({ test }) => test)).toEqual([true, false]);
});
