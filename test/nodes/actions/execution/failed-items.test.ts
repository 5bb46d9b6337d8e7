import { credentialsOf, nodeName } from '../run-action';
import { runWorkflow, type TestRun } from '../../engine/run-workflow';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import {
  NodeConnectionTypes,
  type IDataObject,
  type IExecuteFunctions,
  type INode,
  type INodeExecutionData,
  type INodeParameters,
  type INodeType,
} from 'n8n-workflow';
import { actionTypes, nodeTypeWith } from '../action-types';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox();
});
afterAll(() => sandbox.close());

/** A node before ours, because n8n adds the fields of its items to those of the error output. */
const passOn: INodeType = {
  description: {
    displayName: 'Pass On',
    name: 'passOn',
    group: ['output'],
    version: 1,
    description: 'Passes its items on',
    defaults: { name: 'Pass On' },
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    properties: [],
  },
  execute(this: IExecuteFunctions) {
    return Promise.resolve([this.getInputData()]);
  },
};

interface Given {
  readonly parameters: INodeParameters;
  readonly items: readonly INodeExecutionData[];
  readonly onError: INode['onError'];
  readonly credentials?: IDataObject;
}

async function run({ parameters, items, onError, credentials = {} }: Given): Promise<TestRun> {
  return await runWorkflow({
    nodeTypes: { passOn, ...actionTypes },
    nodes: [
      { name: 'Rows', type: 'passOn', credentials: {} },
      {
        name: nodeName,
        type: nodeTypeWith(String(parameters['resource'])),
        parameters,
        ...(onError ? { onError } : {}),
      },
    ],
    connections: { Rows: { main: [[{ node: nodeName, type: 'main', index: 0 }]] } },
    items,
    credentials: { eightByEightApi: { ...credentialsOf(sandbox), ...(credentials as object) } },
  });
}

const sendSms: INodeParameters = {
  resource: 'SMS',
  operation: 'sms.send',
  destination: '={{ $json.to }}',
  text: '={{ $json.message }}',
};

/** A table with columns that our own fields could overwrite. */
const row = (to: string): IDataObject => ({
  to,
  message: 'Your table is ready.',
  details: { table: 4 },
  json: '{}',
  code: 'A1',
});

const modes = ['continueRegularOutput', 'continueErrorOutput'] as const;

/** The items that failed: on the error output, if there is one. */
function failedItems({ outputs }: TestRun, onError: INode['onError']): readonly INodeExecutionData[] {
  const [first = [], second = []] = outputs[nodeName] ?? [];
  if (onError !== 'continueErrorOutput') return first.filter(({ json }) => 'error' in json);
  expect(first.filter(({ json }) => 'error' in json)).toEqual([]);
  return second;
}

describe.each(modes)('a failed item, with %s', (onError) => {
  test('keeps its own fields, and has everything else under error', async () => {
    const items = [row('+6591234567'), row('Mei')].map((json) => ({ json }));
    const failed = failedItems(await run({ parameters: sendSms, items, onError }), onError);

    expect(failed).toHaveLength(1);
    expect(failed[0]?.json).toEqual({
      ...row('Mei'),
      error: {
        message: 'To is not a phone number ("Mei")',
        description: expect.any(String),
        outcome: 'not-sent',
      },
    });
    expect(failed[0]?.pairedItem).toMatchObject({ item: 1 });
  });

  test('says nothing about the items that were sent', async () => {
    const items = [row('+6591234567'), row('Mei')].map((json) => ({ json }));
    const failed = failedItems(await run({ parameters: sendSms, items, onError }), onError);

    expect(JSON.stringify(failed)).not.toMatch(/nothing was sent/i);
  });

  test('keeps its file', async () => {
    const binary = { photo: { data: 'aGk=', mimeType: 'image/png' } };
    const items = [{ json: row('Mei'), binary }];
    const failed = failedItems(await run({ parameters: sendSms, items, onError }), onError);

    expect(failed[0]?.binary).toEqual(binary);
  });

  test('keeps a field of its own that is called error', async () => {
    const items = [{ json: { ...row('Mei'), error: 'none so far' } }];
    const failed = failedItems(await run({ parameters: sendSms, items, onError }), onError);

    expect(failed[0]?.json).toMatchObject({
      message: 'Your table is ready.',
      error: { outcome: 'not-sent', replaced: 'none so far' },
    });
  });

  test('can be sent again with its own text', async () => {
    const items = [{ json: row('Mei') }];
    const [failed] = failedItems(await run({ parameters: sendSms, items, onError }), onError);
    const again = [{ json: { ...failed?.json, to: '+6591234568' } }];
    await run({ parameters: sendSms, items: again, onError });

    expect(sandbox.messages().at(-1)).toMatchObject({ text: 'Your table is ready.' });
  });

  test.each<[string, INodeParameters, IDataObject]>([
    ['an operation that does not exist', { ...sendSms, operation: 'sms.wave' }, {}],
    ['a base URL that is none', sendSms, { baseUrl: 'localhost:8888' }],
    [
      'an option that cannot be evaluated',
      { ...sendSms, options: { batchSize: "={{ $('Nowhere').first().json }}" } },
      {},
    ],
    [
      'several items for an operation that waits',
      { ...sendSms, operation: 'sendAndWait', message: 'Ship it?' },
      {},
    ],
    [
      'a call flow that is not valid',
      {
        resource: 'Voice Call',
        operation: 'buildCallFlow',
        actions: { values: [{ action: 'playFile', fileUrl: 'none' }] },
      },
      {},
    ],
  ])('%s fails all items, and none passes as a success', async (_, parameters, credentials) => {
    const items = [row('+6591234567'), row('+6591234568')].map((json) => ({ json }));
    const result = await run({ parameters, items, onError, credentials });
    const failed = failedItems(result, onError);

    expect(result.errors).toEqual({});
    expect(failed.map(({ json }) => json)).toMatchObject([
      { ...row('+6591234567'), error: { outcome: 'not-sent' } },
      { ...row('+6591234568'), error: { outcome: 'not-sent' } },
    ]);
  });
});
