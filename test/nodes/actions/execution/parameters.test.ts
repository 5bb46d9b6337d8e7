import {
  expressionEngines,
  startExpressionEngine,
  stopExpressionEngine,
} from '../../engine/expression-engine';
import { probeNode } from '../../engine/probe-node';
import { runWorkflow } from '../../engine/run-workflow';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import {
  Expression,
  type IDataObject,
  type IExecuteFunctions,
  type INodeParameters,
  type INodeProperties,
} from 'n8n-workflow';
import { createParameterReader } from '../../../../nodes/actions/execution/parameters';
import { credentialsOf, runAction, type Action, type ActionRun } from '../run-action';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ settings: { rateLimits: false } });
});
afterAll(() => sandbox.close());

const run = (action: Omit<Action, 'credentials'>): Promise<ActionRun> =>
  runAction({ credentials: credentialsOf(sandbox), ...action });

const property = (
  name: string,
  type: INodeProperties['type'],
  more: Partial<INodeProperties> = {},
): INodeProperties => ({ displayName: name, name, type, default: type === 'string' ? '' : {}, ...more });

const fields = [property('source', 'string'), property('reference', 'string')];
const values = [property('key', 'string'), property('list', 'json')];
const properties: INodeProperties[] = [
  property('text', 'string'),
  property('fixedText', 'string'),
  property('collection', 'collection', { options: fields }),
  property('fixedCollection', 'collection', { options: fields }),
  property('groups', 'fixedCollection', {
    typeOptions: { multipleValues: true },
    options: [{ displayName: 'Values', name: 'values', values }],
  }),
  property('locator', 'resourceLocator', { modes: [{ displayName: 'By ID', name: 'id', type: 'string' }] }),
  property('mapper', 'resourceMapper', {
    typeOptions: { resourceMapper: { mode: 'map', resourceMapperMethod: 'columns' } },
  }),
];

const parameters: INodeParameters = {
  text: '=Order {{ $json.order.id }}',
  fixedText: 'Hello {{ $json.name }}',
  collection: { source: 'Shop', reference: '={{ $json.name }}' },
  fixedCollection: { source: 'Shop', reference: 'A1' },
  groups: { values: [{ key: 'a', list: ['={{ $json.name }}', 1, null] }, { key: 'b' }] },
  locator: { __rl: true, mode: 'id', value: '={{ $json.name }}' },
  mapper: {
    mappingMode: 'defineBelow',
    value: { name: '={{ $json.name }}' },
    schema: [{ id: 'name', displayName: 'Name', type: 'string', required: false, display: true }],
  },
};
const names = [
  ...Object.keys(parameters),
  ...['collection.reference', 'collection.source', 'groups.values', 'mapper.value', 'mapper.schema'],
  'missing',
];

/** An expression that throws for the items without the field. */
const orThrow = (field: string): string => `={{ $json.${field} ?? $('Nowhere').first().json }}`;
const unknownNode = "Referenced node doesn't exist";

const sms = { destination: '+6591234567', text: 'Hello' };

/** Reads parameters in n8n's engine, in a node that has those above. */
async function inNode<T>(
  items: readonly IDataObject[],
  probe: (context: IExecuteFunctions) => T,
): Promise<T> {
  let result: { readonly value: T } | undefined;
  const node = probeNode((context) => {
    result = { value: probe(context) };
    return Promise.resolve({});
  }, properties);
  const { errors } = await runWorkflow({
    nodeTypes: { probe: node },
    nodes: [{ name: 'Probe', type: 'probe', parameters }],
    items: items.map((json) => ({ json })),
  });
  if (!result) throw errors['Probe'] ?? new Error('The probe was not run.');
  return result.value;
}

const people: readonly IDataObject[] = [
  { name: 'Mei', order: { id: 7 } },
  { name: 'Ravi', order: { id: 8 } },
  { name: '', order: {} },
];

describe.each(expressionEngines)('with the expression engine %s', (engine) => {
  beforeAll(async () => {
    await startExpressionEngine(engine);
    expect(Expression.getActiveImplementation()).toBe(engine);
  });

  afterAll(stopExpressionEngine);

  test('a parameter has the value that n8n gives it, for each item', async () => {
    const { ours, theirs } = await inNode(people, (context) => {
      const read = createParameterReader(context);
      const all = (one: (name: string, index: number) => unknown): unknown[] =>
        people.map((_, index) => names.map((name) => [name, one(name, index)]));
      return { ours: all(read), theirs: all((name, index) => context.getNodeParameter(name, index, '')) };
    });

    expect(ours).toEqual(theirs);
    expect(new Set(ours.map((ofItem) => JSON.stringify(ofItem))).size).toBe(people.length);
  });

  test('an expression that throws fails its item alone, and the others are sent', async () => {
    const { json, error } = await run({
      operation: 'sms.send',
      parameters: {
        destination: '+6591234567',
        text: 'Hello',
        additionalFields: { clientMessageId: orThrow('order') },
      },
      items: [{ order: 'A1' }, {}, { order: 'A3' }],
      settings: { onError: 'continueRegularOutput' },
    });

    expect(error).toBeUndefined();
    expect(json).toMatchObject([
      { clientMessageId: 'A1' },
      { error: { message: unknownNode, outcome: 'not-sent' } },
      { clientMessageId: 'A3' },
    ]);
  });
});

test('n8n is asked once for a parameter without an expression, and once an item for any other', async () => {
  const asked = await inNode(people, (context) => {
    const evaluated = new Map<string, number>();
    const counting = Object.assign(Object.create(context) as IExecuteFunctions, {
      getNodeParameter(name: string, index: number, fallback: unknown, options?: { rawExpressions?: true }) {
        if (!options?.rawExpressions) evaluated.set(name, (evaluated.get(name) ?? 0) + 1);
        return context.getNodeParameter(name, index, fallback, options);
      },
    });
    const read = createParameterReader(counting);
    for (const index of people.keys()) {
      for (const name of [...names, ...names]) read(name, index);
    }
    return evaluated;
  });

  const once = names.filter((name) => asked.get(name) === 1);
  expect(once).toEqual(['fixedText', 'fixedCollection', 'collection.source', 'mapper.schema', 'missing']);
  const others = names.filter((name) => !once.includes(name));
  expect(others.map((name) => [name, asked.get(name)])).toEqual(others.map((name) => [name, people.length]));
});

test('an expression that throws stops the node, and the message names the item', async () => {
  const before = sandbox.requests().length;
  const { error } = await run({
    operation: 'sms.send',
    parameters: { ...sms, text: orThrow('order') },
    items: [{ order: 'A1' }, {}],
  });

  expect(error).toMatchObject({ message: unknownNode, context: { itemIndex: 1, parameter: 'text' } });
  expect(sandbox.requests()).toHaveLength(before);
});

test.each([
  ['how long to wait for a job', 'contacts.deleteBatch', { ids: '[1]', maxWaitMinutes: orThrow('given') }],
  ['whether to wait for a job', 'contacts.deleteBatch', { ids: '[1]', waitForCompletion: orThrow('given') }],
  ['whether to simplify', 'voice.getNumbers', { simplify: orThrow('given') }],
  ['whether to download files', 'sms.getLogExport', { jobId: 'J1', downloadFiles: orThrow('given') }],
  ['whether to return all rows', 'voice.getNumbers', { returnAll: orThrow('given') }],
  ['how to send items', 'sms.send', { ...sms, options: { sendAs: orThrow('given') } }],
])('no request is made when an expression throws that says %s', async (_, operation, parameters) => {
  const before = sandbox.requests().length;
  const { error } = await run({ operation, parameters });

  expect(error).toMatchObject({ message: unknownNode });
  expect(sandbox.requests()).toHaveLength(before);
});

test('an expression for an option that throws fails its item alone', async () => {
  const { json, error } = await run({
    operation: 'voice.getNumbers',
    parameters: { simplify: orThrow('simple'), limit: 1 },
    items: [{ simple: true }, {}, { simple: false }],
    settings: { onError: 'continueRegularOutput' },
  });

  expect(error).toBeUndefined();
  expect(json).toMatchObject([
    { msisdn: expect.any(String) },
    { error: { message: unknownNode } },
    { msisdn: expect.any(String) },
  ]);
});

test('Return All and Limit differ by item', async () => {
  const { items, error } = await run({
    operation: 'voice.getNumbers',
    parameters: { returnAll: '={{ $json.all }}', limit: '={{ $json.limit }}' },
    items: [
      { all: false, limit: 1 },
      { all: true, limit: 1 },
    ],
  });

  expect(error).toBeUndefined();
  const ofFirst = items.filter(({ pairedItem }) => isDeepStrictEqual(pairedItem, { item: 0 }));
  expect(ofFirst).toHaveLength(1);
  expect(items.length - ofFirst.length).toBeGreaterThan(1);
});
