import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeListSearchItems } from 'n8n-workflow';
import { start, whatsAppChannelOf, type Started } from '../../../sandbox/started-sandbox';
import { credentialsOf, runAction } from '../run-action';
import { askList, askOptions } from './ask-list';

let started: Started;
beforeAll(async () => {
  started = await start({ settings: { rateLimits: false } });
});
afterAll(() => started.close());

const names = (results: readonly INodeListSearchItems[]): string[] => results.map(({ name }) => name);

const template = {
  language: 'en_US',
  category: 'UTILITY',
  components: [{ type: 'BODY', text: 'Your order is on its way.' }],
} as const;

describe('what the account has is listed with its name and its ID', () => {
  test('contact groups, blacklists marked', async () => {
    const { client, sandbox } = started;
    const { id } = await client.contacts.createGroup({ name: 'Newsletter' });
    const stopped = await client.contacts.createGroup({ name: 'Unsubscribed', isBlacklist: true });

    const { results } = await askList('contactGroups', sandbox);

    expect(results).toContainEqual({ name: `Newsletter (${id})`, value: String(id) });
    expect(names(results)).toContain(`Unsubscribed (${stopped.id}) – Blacklist`);
    expect(await askOptions('contactGroups', sandbox)).toEqual(expect.arrayContaining(results));
  });

  test('contacts by name and phone number', async () => {
    const { client, sandbox } = started;
    const contact = { addresses: { msisdn: '+6591230001' }, firstName: 'Mei', lastName: 'Lim' };
    const { id } = await client.contacts.create(contact);

    const { results } = await askList('contacts', sandbox, {}, 'Mei');

    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ value: String(id) });
    expect(results[0]?.name).toMatch(new RegExp(`^Mei Lim \\(${id}\\) – \\+?6591230001$`));
  });

  test('templates of the chosen channel, one entry for all languages of a name', async () => {
    const { client, sandbox } = started;
    const channelId = whatsAppChannelOf(sandbox);
    await client.chatApps.createTemplate({ ...template, channelId, name: 'order_on_its_way' });
    await client.chatApps.createTemplate({
      ...template,
      channelId,
      name: 'order_on_its_way',
      language: 'de',
    });

    const { results } = await askList('templates', sandbox, { channelId }, 'ON_ITS');

    expect(results).toHaveLength(1);
    expect(results[0]).toMatchObject({ value: 'order_on_its_way' });
    expect(results[0]?.name).toContain('; ');
  });

  test('flows of the chosen channel', async () => {
    const { client, sandbox } = started;
    const channelId = whatsAppChannelOf(sandbox);
    const flow = { channelId, name: 'Book a table', categories: ['APPOINTMENT_BOOKING' as const] };
    const { id } = await client.chatApps.createFlow(flow);

    const { results } = await askList('flows', sandbox, { channelId });

    expect(results).toContainEqual(
      expect.objectContaining({ name: `Book a table (${id}) – Draft`, value: id }),
    );
  });

  test('workflow definitions, and what was started by the chosen one', async () => {
    const { client, sandbox } = started;
    const { id = '' } = await client.automation.createDefinition({
      trigger: 'http_request',
      status: 'enabled',
      definition: {
        name: 'Remind of an appointment',
        steps: [{ id: 'pause', stepType: 'Wait', inputs: { duration: '0.01:00:00' } }],
      },
    });
    const { workflowId } = await client.automation.startWorkflow({ definitionId: id, trigger: {} });

    const definitions = await askList('automationDefinitions', sandbox, {}, 'appointment');
    const definitionId = { __rl: true, mode: 'list', value: id };
    const workflows = await askList('automationWorkflows', sandbox, { definitionId });

    expect(definitions.results).toMatchObject([{ value: id }]);
    expect(definitions.results[0]?.name).toMatch(/^Remind of an appointment \(.*\) – HTTP Request, enabled$/);
    expect(workflows.results).toMatchObject([{ value: workflowId }]);
  });

  test.each(['contactBatches', 'speechProfiles', 'subAccounts', 'timeZones', 'videoCalls', 'virtualNumbers'])(
    '%s',
    async (list) => {
      await started.client.contacts.deleteBatch({ ids: [1] });
      const { results } = await askList(list, started.sandbox);

      if (list !== 'videoCalls') expect(results).not.toHaveLength(0);
      expect(results.every(({ name, value }) => value !== '' && name.includes(String(value)))).toBe(true);
    },
  );
});

test('templates and Flows are those of the channel in the credential, where the node names none', async () => {
  const whatsAppChannelId = whatsAppChannelOf(started.sandbox);
  const credential = { ...credentialsOf(started.sandbox), whatsAppChannelId };

  for (const list of ['templates', 'searchTemplates']) {
    expect((await askList(list, credential)).results).not.toHaveLength(0);
  }
  await started.client.chatApps.createFlow({
    channelId: whatsAppChannelId,
    name: 'Visit',
    categories: ['OTHER'],
  });
  expect((await askList('flows', credential)).results).not.toHaveLength(0);
  const operation = 'chatApps.getTemplates';
  const { error, json } = await runAction({ operation, credentials: credential });
  expect(error).toBeUndefined();
  expect(json).not.toHaveLength(0);
  const elsewhere = { additionalFields: { channelId: '00000000-0000-4000-8000-000000000000' } };
  const other = await runAction({ operation, credentials: credential, parameters: elsewhere });
  expect(other.error?.message).toContain('404');
});

describe('long lists', () => {
  test('come page by page, each once', async () => {
    const { client, sandbox } = started;
    for (let made = 0; made < 25; made++) await client.contacts.createGroup({ name: `Long ${made}` });

    const first = await askList('contactGroups', sandbox, {}, 'Long');
    const second = await askList('contactGroups', sandbox, {}, 'Long', first.paginationToken);

    expect(first.paginationToken).toBeDefined();
    expect(second.paginationToken).toBeUndefined();
    expect(new Set(names([...first.results, ...second.results])).size).toBe(25);
    expect(await askOptions('contactGroups', sandbox)).toEqual(
      expect.arrayContaining([...first.results, ...second.results]),
    );
  });
});

describe('what is missing is named, with where to give it', () => {
  test('the field that a list depends on', async () => {
    await expect(askList('templates', started.sandbox)).rejects.toMatchObject({
      message: 'Channel ID is missing',
      description: 'Enter it in the credential, or add it to the fields of the node.',
    });
    await expect(
      askList('flows', started.sandbox, { channelId: '={{ $json.channel }}' }),
    ).rejects.toMatchObject({ message: 'Channel ID is an expression without a value yet' });
  });

  test('the subaccount and the account, in the credential or the node', async () => {
    const { apiKey, url: baseUrl } = started.sandbox;
    const bare = { apiKey, baseUrl };

    await expect(askList('virtualNumbers', bare)).rejects.toMatchObject({
      message: expect.stringContaining('Subaccount ID'),
      description: expect.stringContaining('credential'),
    });
    await expect(askList('contactGroups', bare)).rejects.toMatchObject({
      message: expect.stringContaining('Account ID'),
      description: expect.stringContaining('credential'),
    });
  });

  test('an account or subaccount that is added to the node stands in for that of the credential', async () => {
    const { accountId, subAccountIds, apiKey, url: baseUrl } = started.sandbox;
    const bare = { apiKey, baseUrl };
    const numbers = {
      operation: 'voice.checkNumber',
      additionalFields: { subAccountId: subAccountIds.voice },
    };

    expect((await askList('virtualNumbers', bare, numbers)).results).not.toHaveLength(0);
    expect(
      (await askList('contactGroups', bare, { additionalFields: { accountId } })).results,
    ).not.toHaveLength(0);
  });

  test('the subaccount of one product is not taken for that of another', async () => {
    const added = { operation: 'verification.start', additionalFields: { subAccountId: 'ExampleCo_Verify' } };

    const { results } = await askList('speechProfiles', credentialsOf(started.sandbox), added);

    expect(results).not.toHaveLength(0);
  });

  test('a key that 8x8 does not know', async () => {
    const credentials = { ...credentialsOf(started.sandbox), apiKey: 'not-a-key' };

    await expect(askList('contactGroups', credentials)).rejects.toMatchObject({ httpCode: '401' });
  });
});
