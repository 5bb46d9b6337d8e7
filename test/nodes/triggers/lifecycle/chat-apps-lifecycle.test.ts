import { afterEach, beforeEach, expect, it } from '@jest/globals';
import { SandboxAccount } from '../support/sandbox-account';
import { TestN8n, type TriggerWorkflow } from '../support/n8n-server';
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

const chatTrigger = (events: string[], parameters = {}): TriggerWorkflow =>
  triggerWorkflow('ChatApps', account.credentials(), { events, ...parameters });

const types = (): (string | undefined)[] =>
  account
    .registrations('chatapps')
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
])('registers only the webhook types of %j: %j', async (events, webhookTypes) => {
  const workflow = chatTrigger(events);
  await n8n.activate(workflow);
  expect(types()).toEqual(webhookTypes);
  await n8n.deactivate(workflow);
  expect(types()).toEqual([]);
});

it('does not register for events that are not selected', async () => {
  await account.register('chatapps', { subAccountId: '*', type: 'CADR', url: foreignUrl });
  const workflow = chatTrigger(['chatApps.inbound']);
  await n8n.activate(workflow);
  expect(await account.inboundChat()).toBe(200);
  await n8n.deactivate(workflow);
  expect(account.registrations('chatapps')).toMatchObject([{ type: 'CADR', url: foreignUrl }]);
});

it.each([
  ['Filters', { filters: '={{ { channel: ["whatsapp"] } }}' }],
  ['Options', { options: '={{ { replaceExisting: true } }}' }],
])('refuses %s as one expression, and registers nothing', async (label, parameters) => {
  await expect(n8n.activate(chatTrigger(['chatApps.inbound'], parameters))).rejects.toThrow(
    `${label} is one expression, which n8n cannot pass to a trigger. Add the fields one by one.`,
  );
  expect(types()).toEqual([]);
});

it('registers nothing when one of its scopes has another webhook, and names that scope', async () => {
  await account.register('chatapps', { subAccountId: '*', type: 'CADR', url: foreignUrl });
  await expect(n8n.activate(chatTrigger(['chatApps.inbound', 'chatApps.status']))).rejects.toThrow(
    `8x8 already posts receipts of chat messages of all subaccounts to ${foreignUrl}`,
  );
  expect(types()).toEqual(['CADR']);
});

it('lets two workflows use the same account for different events', async () => {
  const messages = chatTrigger(['chatApps.inbound']);
  const templates = chatTrigger(['whatsApp.templateStatus']);
  await n8n.activate(messages);
  await n8n.activate(templates);
  expect(await account.inboundChat()).toBe(200);
  account.sandbox.businessEvent({ eventType: 'template_status_update' });
  await account.sandbox.waitForWebhook({ event: 'template_status_update', status: 'delivered' });
  expect(n8n.started.map(({ workflow }) => workflow)).toEqual([messages.id, templates.id]);
});

it('restores each webhook that it replaced', async () => {
  await account.register('chatapps', {
    subAccountId: '*',
    type: 'MSG',
    url: `${foreignUrl}/in`,
    enabled: false,
  });
  const workflow = chatTrigger(['chatApps.inbound', 'chatApps.status'], {
    options: { replaceExisting: true },
  });
  await n8n.activate(workflow);
  expect(types()).toEqual(['CADR', 'MSG']);
  await n8n.deactivate(workflow);
  expect(account.registrations('chatapps')).toEqual([
    { subAccountId: '*', type: 'MSG', url: `${foreignUrl}/in`, enabled: false },
  ]);
});

it('removes webhooks that the selected events no longer need on the next activation', async () => {
  const before = chatTrigger(['chatApps.inbound', 'chatApps.status']);
  await n8n.activate(before);
  const [node] = before.nodes;
  if (!node) throw new Error('There is no node.');
  const nodes = [{ ...node, parameters: { events: ['chatApps.inbound'] } }];
  await n8n.activate({ ...before, nodes }, 'update');
  expect(types()).toEqual(['MSG']);
  expect(await account.inboundChat()).toBe(200);
});

it('removes its webhook after a switch to manual registration', async () => {
  const automatic = chatTrigger(['chatApps.inbound']);
  await n8n.activate(automatic);
  const [node] = automatic.nodes;
  if (!node) throw new Error('There is no node.');
  const parameters = { events: ['chatApps.inbound'], registration: 'manual', authentication: 'none' };
  await n8n.activate({ ...automatic, nodes: [{ ...node, parameters }] }, 'update');
  expect(types()).toEqual([]);
});

it('removes its webhooks when 8x8 does not confirm the registration', async () => {
  account.sandbox.addFault({
    target: 'chatApps.setWebhooks',
    trigger: 'always',
    effect: { kind: 'tooManyRequests', retryAfter: 3600, processed: true },
  });
  await expect(n8n.activate(chatTrigger(['chatApps.inbound']))).rejects.toThrow('Too many requests');
  expect(types()).toEqual([]);
});
