import { runAction } from '../run-action';
import { stubServer } from '../../engine/stub-server';
import { expect, test } from '@jest/globals';
import { catalogue, type Catalogue, type Operation } from 'cpaas-8x8/pure';
import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';
import { EightByEightSms } from '../../../../nodes/EightByEightSms/EightByEightSms.node';
import { nodeProperties } from '../../../../nodes/actions/description/node-properties';
import { executeOperation } from '../../../../nodes/actions/execution/execute-operation';

/** An operation that 8x8 does not have, with a field of each kind. */
const sendPigeon: Operation = {
  title: 'Send Pigeon',
  action: 'Send pigeon',
  summary: 'Sends a pigeon with a letter',
  resource: 'Pigeon',
  method: 'POST',
  path: '/api/v1/subaccounts/{subAccountId}/pigeons/{pigeonId}',
  query: ['express'],
  input: {
    type: 'object',
    properties: {
      subAccountId: { type: 'string', title: 'Subaccount ID' },
      pigeonId: { type: 'string', title: 'Pigeon ID', description: 'Which pigeon' },
      letter: { type: 'string', title: 'Letter', description: 'What it carries', maxLength: 1000 },
      express: { type: 'boolean', title: 'Express', description: 'Whether it hurries' },
      departure: { type: 'string', title: 'Departure', description: 'When it leaves', format: 'future' },
      stops: { type: 'array', title: 'Stops', description: 'Where it rests', items: { type: 'string' } },
      wing: { type: 'string', title: 'Wing', description: 'The stronger one', enum: ['left', 'right'] },
      weight: { type: 'integer', title: 'Weight', description: 'In grams', minimum: 1 },
      rings: {
        type: 'array',
        title: 'Rings',
        description: 'On its legs',
        items: {
          type: 'object',
          properties: { code: { type: 'string', title: 'Code', description: 'On the ring' } },
        },
      },
      notes: { title: 'Notes', description: 'Anything else' },
    },
    required: ['pigeonId', 'letter'],
  },
  success: 200,
  output: { type: 'object', properties: { flightId: { type: 'string' } }, required: ['flightId'] },
  safety: 'unsafe',
  docs: 'pigeons',
  openApi: { file: 'none', operationId: 'none' },
};

const grown: Catalogue = {
  ...catalogue,
  pigeons: { title: 'Pigeons', summary: 'Sends pigeons', product: 'sms', operations: { send: sendPigeon } },
};

const properties = nodeProperties({ resources: ['Pigeon'], mostUsed: [] }, grown);

class NodeOfGrownCatalogue extends EightByEightSms {
  override description = { ...new EightByEightSms().description, properties };

  override async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return [await executeOperation(this, grown)];
  }
}

test('an operation that is added to the catalogue is found in the node, and can be run', async () => {
  const stub = await stubServer(() => ({ body: { flightId: 'f-1' } }));
  const { json, error } = await runAction({
    operation: 'pigeons.send',
    catalogue: grown,
    nodeTypes: { 'n8n-nodes-8x8.eightByEightSms': new NodeOfGrownCatalogue() },
    credentials: { apiKey: 'any-key-will-do', subAccountId: 'ExampleCo', baseUrl: stub.url },
    parameters: {
      pigeonId: '={{ $json.pigeon }}',
      letter: 'Come home',
      additionalFields: {
        express: true,
        departure: '2090-01-01T08:00:00+08:00',
        stops: 'Johor, Malacca',
        wing: 'left',
        weight: '350',
        rings: { values: [{ code: 'SG-1' }] },
        notes: '{"hungry": true}',
        extraFields: '{"weather": "fair"}',
      },
    },
    items: [{ pigeon: 'p/1' }],
  });
  await stub.close();

  expect(error).toBeUndefined();
  expect(json).toEqual([{ flightId: 'f-1' }]);
  expect(stub.requests).toMatchObject([
    {
      method: 'POST',
      path: '/sms/api/v1/subaccounts/ExampleCo/pigeons/p%2F1?express=true',
      body: {
        letter: 'Come home',
        departure: '2090-01-01T08:00:00+08:00',
        stops: ['Johor', 'Malacca'],
        wing: 'left',
        weight: 350,
        rings: [{ code: 'SG-1' }],
        notes: { hungry: true },
        weather: 'fair',
      },
    },
  ]);
});

test('its fields are of the kinds that fit, those that are needed at the top', () => {
  const shown = properties.filter(
    ({ displayOptions }) => displayOptions?.show?.['operation']?.[0] === 'pigeons.send',
  );

  expect(shown.map(({ name, type, required = false }) => [name, type, required])).toEqual([
    ['pigeonId', 'string', true],
    ['letter', 'string', true],
    ['additionalFields', 'collection', false],
    // What is new may reach people: agents are held back until somebody has looked at it.
    ['options', 'collection', false],
  ]);
  const additional = shown[2]?.options ?? [];
  expect(additional.map((option) => ('type' in option ? [option.name, option.type] : []))).toEqual([
    ['departure', 'dateTime'],
    ['express', 'boolean'],
    ['extraFields', 'json'],
    ['notes', 'json'],
    ['rings', 'fixedCollection'],
    ['stops', 'string'],
    ['subAccountId', 'string'],
    ['weight', 'number'],
    ['wing', 'options'],
  ]);
});
