// First, so that everything that is imported below has the made-up entries.
import { editedFiles } from './made-up/add-to-catalogue';
import 'reflect-metadata';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Injectable } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, parseWebhook, simplify, type Catalogue, type WebhookEvent } from 'cpaas-8x8';
import { catalogue as everything, webhookEvents } from 'cpaas-8x8/pure';
import { ChatAppsService, EightByEightModule, OnEightByEight } from 'nestjs-8x8';
import { createTestAccount, sampleEvent, type TestAccount } from 'nestjs-8x8/testing';
import { nodeProperties } from '../nodes/actions/description/node-properties';
import { productNodes } from '../nodes/actions/description/product-nodes';
import { executeOperation } from '../nodes/actions/execution/execute-operation';
import { EightByEightChatApps } from '../nodes/EightByEightChatApps/EightByEightChatApps.node';
import { EightByEightSms } from '../nodes/EightByEightSms/EightByEightSms.node';
import { EightByEightSmsTrigger } from '../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { subAccountId } from '../core/src/catalogue/shared/fields';
import { eventMap } from '../scripts/generate/events';
import { Interfaces } from '../scripts/generate/interfaces';
import { eventsPage, operationsPage } from '../scripts/generate/tables';
import { runWorkflow } from './nodes/engine/run-workflow';
import { TestN8n } from './nodes/triggers/support/n8n-server';
import { triggerWorkflow } from './nodes/triggers/support/trigger-workflow';

/**
 * Every face is a function of the catalogue: with one made-up operation more in it, the operation is there in all of
 * them, and no other file is touched.
 */
const catalogue = {
  ...everything,
  sms: {
    ...everything.sms,
    operations: {
      ...everything.sms.operations,
      sendPostcard: {
        title: 'Send Postcard',
        action: 'Send postcard',
        summary: 'Sends a picture on paper',
        resource: 'SMS',
        method: 'POST',
        path: '/api/v1/subaccounts/{subAccountId}/postcards',
        input: {
          type: 'object',
          properties: {
            subAccountId,
            street: { type: 'string', title: 'Street', description: 'Where to', minLength: 1, maxLength: 20 },
            stamps: { type: 'integer', title: 'Stamps', description: 'How many', minimum: 1, maximum: 4 },
          },
          required: ['street'],
        },
        success: 200,
        output: {
          type: 'object',
          properties: { postcardId: { type: 'string' }, weight: { type: 'number' } },
          required: ['postcardId', 'weight'],
        },
        safety: 'unsafe',
        docs: 'send-postcard',
        openApi: { file: 'none.json', operationId: 'none' },
      },
    },
  },
} as const satisfies Catalogue;

class NodeOfThatCatalogue extends EightByEightSms {
  override description = {
    ...new EightByEightSms().description,
    properties: nodeProperties(productNodes.sms, catalogue),
  };

  override async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await executeOperation(this, catalogue)];
  }
}

describe('an operation that is added to the catalogue', () => {
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await createSandbox({ catalogue });
  });

  afterAll(async () => {
    await sandbox.close();
  });

  const client = () =>
    createClient(
      { apiKey: sandbox.apiKey, baseUrl: sandbox.url, subAccountId: sandbox.subAccountIds.sms },
      catalogue,
    );

  const runNode = (parameters: Record<string, unknown>) =>
    runWorkflow({
      nodeTypes: { 'n8n-nodes-8x8.eightByEightSms': new NodeOfThatCatalogue() },
      nodes: [
        {
          name: 'Postcard',
          type: 'n8n-nodes-8x8.eightByEightSms',
          parameters: { operation: 'sms.sendPostcard', ...parameters },
        },
      ],
      credentials: {
        eightByEightApi: {
          apiKey: sandbox.apiKey,
          baseUrl: sandbox.url,
          smsSubAccountId: sandbox.subAccountIds.sms,
        },
      },
    });

  it('is a method of the client, and a route of the sandbox', async () => {
    const answer = await client().sms.sendPostcard({ street: 'Bugis Street 1', stamps: 2 });
    expect(answer).toMatchObject({ postcardId: expect.any(String), weight: expect.any(Number) });
    expect(sandbox.operations()).toContain('sms.sendPostcard');
  });

  it('is checked by the client before anything is sent', async () => {
    await expect(client().sms.sendPostcard({ street: 'x'.repeat(21) })).rejects.toMatchObject({
      kind: 'validation',
      issues: [{ path: 'street', rule: 'maxLength' }],
    });
  });

  it('is checked by the sandbox too, for those who come without the client', async () => {
    const path = `/sms/api/v1/subaccounts/${sandbox.subAccountIds.sms}/postcards`;
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ street: 'Bugis Street 1', stamps: 9 }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('stamps') });
  });

  it('is in the description of the n8n node, with its fields', () => {
    const properties = nodeProperties(productNodes.sms, catalogue);
    const operations = properties
      .filter(({ name }) => name === 'operation')
      .flatMap(({ options = [] }) => options);
    expect(operations).toContainEqual(
      expect.objectContaining({ name: 'Send Postcard', value: 'sms.sendPostcard', action: 'Send postcard' }),
    );
    expect(properties).toContainEqual(
      expect.objectContaining({ name: 'street', displayName: 'Street', required: true }),
    );
  });

  it('is executed by the n8n node, in n8n’s own engine', async () => {
    const { items, errors } = await runNode({ street: 'Bugis Street 1', additionalFields: { stamps: 2 } });
    expect(errors).toEqual({});
    expect(items['Postcard']?.[0]?.json).toMatchObject({ postcardId: expect.any(String) });
  });

  it('is refused by the n8n node with the field’s name when the input is wrong', async () => {
    const { errors } = await runNode({ street: 'x'.repeat(21), additionalFields: {} });
    expect(`${errors['Postcard']?.message} ${errors['Postcard']?.description}`).toMatch(/street/i);
  });

  it('is in the table of the documentation', () => {
    expect(operationsPage(catalogue)).toContain('`sms.sendPostcard({ street })`');
    expect(operationsPage(everything)).not.toContain('sendPostcard');
  });
});

describe('an event that is added to the catalogue', () => {
  it('touches one file', () => expect(editedFiles.event).toHaveLength(1));

  // Generated types know the event only after `npm run generate`, so the test names it by a type that exists.
  const type = 'sms.reaction' as 'sms.inbound';
  let sandbox: Sandbox;
  let n8n: TestN8n;
  let account: TestAccount | undefined;

  beforeEach(async () => {
    sandbox = await createSandbox();
    n8n = await new TestN8n({
      'n8n-nodes-8x8.eightByEightSmsTrigger': new EightByEightSmsTrigger(),
    }).listen();
  });

  afterEach(async () => {
    await n8n.close();
    await account?.close();
    await sandbox.close();
  });

  const startWorkflow = async (parameters: object): Promise<void> => {
    const { apiKey, accountId, url } = sandbox;
    const credentials = { eightByEightApi: { apiKey, accountId, baseUrl: url } };
    await n8n.activate(triggerWorkflow('Sms', credentials, { events: [type], ...parameters }));
  };

  const deliver = async (payload: object = {}): Promise<unknown> => {
    const delivery = sandbox.sampleEvent({ type, payload: { ...payload } });
    return await sandbox.waitForWebhook({ event: 'sms_reaction', umid: delivery?.umid ?? '' });
  };

  it('is parsed, identified and simplified by the client', () => {
    const body = {
      namespace: 'SMS',
      eventType: 'sms_reaction',
      payload: {
        reactionId: 'R1',
        reactedAt: '2026-01-01T00:00:00Z',
        state: 'ADDED',
        reaction: { emoji: '👍' },
      },
    };
    const event = parseWebhook(body);

    expect(event).toMatchObject({
      type,
      family: 'sms',
      key: 'sms.reaction/r1',
      occurredAt: '2026-01-01T00:00:00Z',
      channel: 'sms',
    });
    expect(simplify(event)).toMatchObject({ type, status: 'added', emoji: '👍' });
  });

  it('gets a type, and a row in the documentation', () => {
    const interfaces = new Interfaces();
    interfaces.add(webhookEvents[type].payload, ['sms', 'reaction', 'Payload']);
    interfaces.declarations();
    const types = eventMap({ [type]: webhookEvents[type] }, interfaces);

    expect(types).toContain("'sms.reaction': {");
    expect(types).toContain('state: Open<"ADDED" | "WITHDRAWN">');
    expect(eventsPage(webhookEvents)).toContain('sms.reaction');
  });

  it('can be chosen and filtered in the n8n trigger of its product', () => {
    const { properties } = new EightByEightSmsTrigger().description;
    const options = (name: string) => properties.find((property) => property.name === name)?.options;

    expect(options('events')).toContainEqual(
      expect.objectContaining({ name: 'SMS Reaction Received', value: 'sms.reaction' }),
    );
    expect(options('filters')).toContainEqual(
      expect.objectContaining({
        displayName: 'Reactions',
        options: [
          { name: 'Added', value: 'ADDED' },
          { name: 'Withdrawn', value: 'WITHDRAWN' },
        ],
        displayOptions: { show: { '/events': ['sms.reaction'] } },
      }),
    );
  });

  it('is posted by the sandbox to the webhook that the n8n trigger registers, and starts the workflow', async () => {
    await startWorkflow({});
    await deliver();

    expect(n8n.started).toHaveLength(1);
    expect(n8n.started[0]?.items[0]?.json).toMatchObject({
      type: 'sms.reaction',
      to: '+6591234567',
      emoji: '👍',
    });
  });

  it('does not start the workflow if the filter leaves it out', async () => {
    await startWorkflow({ filters: { reactions: ['WITHDRAWN'] } });
    await deliver({ state: 'ADDED' });
    expect(n8n.started).toHaveLength(0);

    await deliver({ state: 'WITHDRAWN' });
    expect(n8n.started).toHaveLength(1);
  });

  it('is validated by the sandbox before it is posted', () => {
    expect(() => sandbox.sampleEvent({ type, payload: { reaction: 'x' } })).toThrow('payload: reaction');
  });

  it('reaches the NestJS handler that names it', async () => {
    const events: WebhookEvent[] = [];
    @Injectable()
    class Reactions {
      @OnEightByEight(type)
      received(event: WebhookEvent): void {
        events.push(event);
      }
    }
    account = await createTestAccount();
    const module = await Test.createTestingModule({
      imports: [EightByEightModule.forRoot(account.options)],
      providers: [Reactions],
    }).compile();
    const app = await account.start(module.createNestApplication({ logger: false }));

    expect(await app.receive(await sampleEvent(type))).toMatchObject({ status: 200 });
    expect(events).toMatchObject([{ type: 'sms.reaction', payload: { reaction: { emoji: '👍' } } }]);
  });
});

describe('a content type that is added to the catalogue', () => {
  it('touches one file', () => expect(editedFiles.contentType).toHaveLength(1));

  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = await createSandbox({ timeScale: 0.01 });
  });

  afterAll(async () => {
    await sandbox.close();
  });

  const user = { msisdn: '+6591234567' };
  const sticker = { packId: 'cats', size: 'small' };
  const content = { sticker } as object;

  const client = () =>
    createClient({
      apiKey: sandbox.apiKey,
      baseUrl: sandbox.url,
      subAccountId: sandbox.subAccountIds.chatApps,
    });

  const runNode = (parameters: Record<string, unknown>) =>
    runWorkflow({
      nodeTypes: { 'n8n-nodes-8x8.eightByEightChatApps': new EightByEightChatApps() },
      nodes: [
        {
          name: 'Sticker',
          type: 'n8n-nodes-8x8.eightByEightChatApps',
          parameters: {
            resource: 'Message',
            operation: 'chatApps.send',
            recipient: '+6591234567',
            contentType: 'sticker',
            ...parameters,
          },
        },
      ],
      credentials: {
        eightByEightApi: {
          apiKey: sandbox.apiKey,
          baseUrl: sandbox.url,
          chatAppsSubAccountId: sandbox.subAccountIds.chatApps,
        },
      },
    });

  it('is sent by the client, delivered by the sandbox and shown in words', async () => {
    sandbox.inboundChat({ from: user.msisdn, text: 'Hello' });
    const { umid } = await client().chatApps.send({ user, type: 'sticker', content });
    const message = await sandbox.waitForMessage({ umid, state: 'delivered' });

    expect(message).toMatchObject({
      channel: 'whatsapp',
      type: 'Sticker',
      content,
      text: 'Sticker: {"packId":"cats","size":"small"}',
    });
  });

  it('fails on a channel that does not deliver it', async () => {
    const channels = [{ channel: 'Viber' }];
    const { umid } = await client().chatApps.send({ user, type: 'sticker', content, channels });

    expect(await sandbox.waitForMessage({ umid, state: 'undelivered' })).toMatchObject({ channel: 'viber' });
  });

  it('is checked by the client before anything is sent', async () => {
    await expect(client().chatApps.send({ user, type: 'sticker', content: {} })).rejects.toMatchObject({
      issues: [{ path: 'content.sticker', rule: 'required' }],
    });
    const long = { sticker: { packId: 'x'.repeat(21) } } as object;
    await expect(client().chatApps.send({ user, type: 'sticker', content: long })).rejects.toMatchObject({
      issues: [{ path: 'content.sticker.packId', rule: 'maxLength' }],
    });
  });

  it('is checked by the sandbox too', async () => {
    const path = `/chatapps/api/v1/subaccounts/${sandbox.subAccountIds.chatApps}/messages`;
    const response = await fetch(`${sandbox.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sandbox.apiKey}`, 'content-type': 'application/json' },
      body: JSON.stringify({ user, type: 'sticker', content: {} }),
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ message: expect.stringContaining('sticker') });
  });

  it('can be chosen in n8n, with fields made from its schema', () => {
    const { properties } = new EightByEightChatApps().description;

    expect(properties.find(({ name }) => name === 'contentType')?.options).toContainEqual({
      name: 'Sticker',
      value: 'sticker',
      description: 'A sticker from a pack, on WhatsApp',
    });
    expect(properties.find(({ name }) => name === 'sticker')).toMatchObject({
      displayName: 'Sticker',
      required: true,
      displayOptions: { show: { contentType: ['sticker'] } },
    });
  });

  it('is sent by n8n, in n8n’s own engine', async () => {
    const { items, errors } = await runNode({ sticker: { values: sticker } });
    expect(errors).toEqual({});

    const umid = String(items['Sticker']?.[0]?.json['umid']);
    expect(sandbox.messages({ umid })).toMatchObject([{ type: 'Sticker', content }]);
  });

  it('is refused by n8n with the field’s name when the input is wrong', async () => {
    const { errors } = await runNode({ sticker: { values: { packId: 'x'.repeat(21) } } });
    expect(`${errors['Sticker']?.message} ${errors['Sticker']?.description}`).toMatch(/pack/i);
  });

  it('is sent by the NestJS service', async () => {
    const account = await createTestAccount({ path: false });
    const module = await Test.createTestingModule({
      imports: [EightByEightModule.forRoot(account.options)],
    }).compile();
    try {
      const { umid } = await module.get(ChatAppsService).send({ user, type: 'sticker', content });
      expect(account.sandbox.messages({ umid })).toMatchObject([{ type: 'Sticker', content }]);
    } finally {
      await module.close();
      await account.close();
    }
  });
});
