import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { EightByEight } from '../support/eight-by-eight';
import { TestN8n, type TriggerWorkflow } from '../support/n8n-server';
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

const chatTrigger = (events: string[], parameters = {}): TriggerWorkflow =>
  triggerWorkflow('ChatApps', eightByEight.credentials(), { events, ...parameters });

const types = (): (string | undefined)[] =>
  eightByEight
    .slots('chatapps')
    .map(({ type }) => type)
    .sort();

it.each([
  [['chatApps.inbound'], ['MSG']],
  [['chatApps.status', 'chatApps.externalMessage'], ['CADR']],
  [['whatsApp.templateStatus', 'whatsApp.contact'], ['CABM']],
  [
    ['chatApps.inbound', 'chatApps.status', 'whatsApp.accountUpdate'],
    ['CABM', 'CADR', 'MSG'],
  ],
  [['chatApps.inbound', 'unknown'], ['MSG']],
  [['unknown'], ['CABM', 'CADR', 'MSG']],
])('takes only the slots that %j come through: %j', async (events, slots) => {
  const workflow = chatTrigger(events);
  await n8n.activate(workflow);
  expect(types()).toEqual(slots);
  await n8n.deactivate(workflow);
  expect(types()).toEqual([]);
});

it('leaves the slots of other events to others', async () => {
  await eightByEight.set('chatapps', { subAccountId: '*', type: 'CADR', url: foreign });
  const workflow = chatTrigger(['chatApps.inbound']);
  await n8n.activate(workflow);
  expect(await eightByEight.inboundChat()).toBe(200);
  await n8n.deactivate(workflow);
  expect(eightByEight.slots('chatapps')).toMatchObject([{ type: 'CADR', url: foreign }]);
});

it('takes no slot when one of those it needs is taken, and says which', async () => {
  await eightByEight.set('chatapps', { subAccountId: '*', type: 'CADR', url: foreign });
  await expect(n8n.activate(chatTrigger(['chatApps.inbound', 'chatApps.status']))).rejects.toThrow(
    `8x8 already posts receipts of chat messages of all subaccounts to ${foreign}`,
  );
  expect(types()).toEqual(['CADR']);
});

it('lets two workflows share the account when they want different events', async () => {
  const messages = chatTrigger(['chatApps.inbound']);
  const templates = chatTrigger(['whatsApp.templateStatus']);
  await n8n.activate(messages);
  await n8n.activate(templates);
  expect(await eightByEight.inboundChat()).toBe(200);
  eightByEight.sandbox.businessEvent({ eventType: 'template_status_update' });
  await eightByEight.sandbox.waitForWebhook({ event: 'template_status_update', status: 'delivered' });
  expect(n8n.started.map(({ workflow }) => workflow)).toEqual([messages.id, templates.id]);
});

it('gives back each slot as it was', async () => {
  await eightByEight.set('chatapps', {
    subAccountId: '*',
    type: 'MSG',
    url: `${foreign}/in`,
    enabled: false,
  });
  const workflow = chatTrigger(['chatApps.inbound', 'chatApps.status'], {
    options: { replaceExisting: true },
  });
  await n8n.activate(workflow);
  expect(types()).toEqual(['CADR', 'MSG']);
  await n8n.deactivate(workflow);
  expect(eightByEight.slots('chatapps')).toEqual([
    { subAccountId: '*', type: 'MSG', url: `${foreign}/in`, enabled: false },
  ]);
});

it('gives back slots that other chosen events no longer need, although n8n could not say so before', async () => {
  const before = chatTrigger(['chatApps.inbound', 'chatApps.status']);
  await n8n.activate(before);
  const [node] = before.nodes;
  if (!node) throw new Error('There is no node.');
  const nodes = [{ ...node, parameters: { events: ['chatApps.inbound'] } }];
  await n8n.activate({ ...before, nodes }, 'update');
  expect(types()).toEqual(['MSG']);
  expect(await eightByEight.inboundChat()).toBe(200);
});

it('gives the slot back when it is entered by hand from now on', async () => {
  const automatic = chatTrigger(['chatApps.inbound']);
  await n8n.activate(automatic);
  const [node] = automatic.nodes;
  if (!node) throw new Error('There is no node.');
  const parameters = { events: ['chatApps.inbound'], registration: 'manual', authentication: 'none' };
  await n8n.activate({ ...automatic, nodes: [{ ...node, parameters }] }, 'update');
  expect(types()).toEqual([]);
});

it('takes back what it has set when 8x8 does not say that it was done', async () => {
  eightByEight.sandbox.addFault({
    target: 'chatApps.setWebhooks',
    trigger: 'always',
    effect: { kind: 'tooManyRequests', retryAfter: 3600, processed: true },
  });
  await expect(n8n.activate(chatTrigger(['chatApps.inbound']))).rejects.toThrow('Too many requests');
  expect(types()).toEqual([]);
});
