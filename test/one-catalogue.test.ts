import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { createClient, type Catalogue } from 'cpaas-8x8';
import { catalogue as everything } from 'cpaas-8x8/pure';
import { nodeProperties } from '../nodes/EightByEight/description/node-properties';
import { executeOperation } from '../nodes/EightByEight/execution/execute-operation';
import { EightByEight } from '../nodes/EightByEight/EightByEight.node';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { subAccountId } from '../core/src/catalogue/shared/fields';
import { operationsPage } from '../scripts/generate/tables';
import { runWorkflow } from './nodes/engine/run-workflow';

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

class NodeOfThatCatalogue extends EightByEight {
  override description = { ...new EightByEight().description, properties: nodeProperties(catalogue) };

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
      nodeTypes: { 'n8n-nodes-8x8.eightByEight': new NodeOfThatCatalogue() },
      nodes: [
        {
          name: 'Postcard',
          type: 'n8n-nodes-8x8.eightByEight',
          parameters: { resource: 'SMS', operation: 'sms.sendPostcard', ...parameters },
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
    const properties = nodeProperties(catalogue);
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
