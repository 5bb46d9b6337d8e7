import { expressionEngines, startExpressionEngine, stopExpressionEngine } from '../engine/expression-engine';
import { probeNode } from '../engine/probe-node';
import { runWorkflow } from '../engine/run-workflow';
import { isDeepStrictEqual } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  Expression,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeParameters,
  type INodeProperties,
} from 'n8n-workflow';
import { EightByEight } from '../../../nodes/EightByEight/EightByEight.node';
import { parametersOf } from '../../../nodes/EightByEight/execution/parameters';
import { plainExpression, untold } from '../../../nodes/EightByEight/execution/plain-expression';
import { leftToEngine, oddItems, readDirectly } from './expression-corpus';

/** What a reading gives, or says when it throws. */
function outcomeOf(read: () => unknown): unknown {
  try {
    return { value: read() };
  } catch (error) {
    return { thrown: String(error) };
  }
}

interface Asked {
  /** Readings that differ from n8n's own. */
  readonly different: string[];
  /** How often a parameter was read without n8n. */
  readonly direct: ReadonlyMap<string, number>;
}

/** Reads each parameter for each item, first as the node does, then as n8n does. */
function compare(context: IExecuteFunctions, names: readonly string[]): Asked {
  let evaluations = 0;
  const counting = Object.assign(Object.create(context) as IExecuteFunctions, {
    getNodeParameter(name: string, index: number, fallback: unknown): unknown {
      evaluations += 1;
      return context.getNodeParameter(name, index, fallback);
    },
  });
  const parameters = parametersOf(counting);
  const different: string[] = [];
  const direct = new Map<string, number>();
  for (const name of names) {
    for (const index of context.getInputData().keys()) {
      const before = evaluations;
      const ours = outcomeOf(() => parameters(name, index));
      if (evaluations === before) direct.set(name, (direct.get(name) ?? 0) + 1);
      const theirs = outcomeOf(() => context.getNodeParameter(name, index, ''));
      if (!isDeepStrictEqual(ours, theirs)) different.push(`${name}, item ${index}`);
    }
  }
  return { different, direct };
}

/** Runs in the engine, in a node that has these parameters. */
async function inNode<T>(
  parameters: INodeParameters,
  items: readonly INodeExecutionData[],
  probe: (context: IExecuteFunctions) => T,
  properties = Object.keys(parameters).map((name) => property(name, 'string')),
): Promise<T> {
  let result: { readonly value: T } | undefined;
  const node = probeNode((context) => {
    result = { value: probe(context) };
    return Promise.resolve({});
  }, properties);
  const { errors } = await runWorkflow({
    nodeTypes: { probe: node },
    nodes: [{ name: 'Probe', type: 'probe', parameters }],
    items,
  });
  if (!result) throw errors['Probe'] ?? new Error('The probe was not run.');
  return result.value;
}

const property = (
  name: string,
  type: INodeProperties['type'],
  more: Partial<INodeProperties> = {},
): INodeProperties => ({ displayName: name, name, type, default: type === 'string' ? '' : {}, ...more });

/** Parameters by a name each, in the order of the expressions. */
const named = (expressions: readonly string[]): INodeParameters =>
  Object.fromEntries(expressions.map((expression, place) => [`p${place}`, expression]));

describe.each(expressionEngines)('a parameter is worth what n8n makes of it with its engine %s', (engine) => {
  beforeAll(async () => {
    await startExpressionEngine(engine);
    expect(Expression.getActiveImplementation()).toBe(engine);
  });

  afterAll(stopExpressionEngine);

  // Some of them show whether the newer engine differs; each takes far longer there.
  const some = (expressions: readonly string[]): readonly string[] =>
    engine === 'legacy' ? expressions : expressions.filter((_, place) => place % 11 === 0);
  // Only the engine of n8n 1 gives what an item has by the name of a method that all objects have.
  const isOfMethod = (written: string): boolean =>
    engine !== 'legacy' && /toString|hasOwnProperty|constructor/.test(written);

  test('whatever text and paths it holds, and whatever is at their end', async () => {
    const parameters = named(some(readDirectly));
    const { different, direct } = await inNode(parameters, oddItems, (context) =>
      compare(context, Object.keys(parameters)),
    );

    expect(different.map((name) => [name, parameters[name.split(',')[0] ?? '']])).toEqual([]);
    const never = Object.keys(parameters).filter((name) => !direct.has(name));
    expect(never.map((name) => String(parameters[name])).filter((written) => !isOfMethod(written))).toEqual(
      [],
    );
  });

  test('and n8n itself is asked for anything more than that', async () => {
    const parameters = named(some(leftToEngine));
    const { different, direct } = await inNode(parameters, oddItems, (context) =>
      compare(context, Object.keys(parameters)),
    );

    expect(different).toEqual([]);
    const without = [...direct.keys()].map((name) => String(parameters[name]));
    expect(without.filter((written) => !isOfMethod(written))).toEqual([]);
  });

  test('when it holds others', async () => {
    const parameters: INodeParameters = {
      collection: { source: 'Shop', reference: '={{ $json.name }}', '0': '=No {{ $json.order.id }}' },
      groups: { values: [{ key: '={{ $json.name }}', list: ['={{ $json._id }}', 1, null] }, { key: 'b' }] },
      locator: { __rl: true, mode: 'id', value: '={{ $json.name }}' },
      mixed: { reference: '={{ $json.name }}', source: '={{ $json.order.toString() }}' },
      fixed: { source: 'Shop' },
      mapper: {
        ...{ mappingMode: 'defineBelow', attemptToConvertTypes: true, convertFieldsToString: true },
        value: { name: '={{ $json.name }}' },
        schema: [{ id: 'name', displayName: 'Name', type: 'string', required: false, display: true }],
      },
    };
    const fields = ['source', 'reference', '0'].map((name) => property(name, 'string'));
    const values = [property('key', 'string'), property('list', 'json')];
    const properties = [
      ...['collection', 'mixed', 'fixed'].map((name) => property(name, 'collection', { options: fields })),
      property('groups', 'fixedCollection', {
        typeOptions: { multipleValues: true },
        options: [{ displayName: 'Values', name: 'values', values }],
      }),
      property('mapper', 'resourceMapper', {
        typeOptions: {
          resourceMapper: { mode: 'map', resourceMapperMethod: 'columns', showTypeConversionOptions: true },
        },
      }),
      property('locator', 'resourceLocator', {
        modes: [{ displayName: 'By ID', name: 'id', type: 'string' }],
      }),
    ];
    const names = [
      ...Object.keys(parameters),
      'collection.reference',
      'groups.values',
      'mapper.value',
      'missing',
    ];
    const { different, direct } = await inNode(
      parameters,
      oddItems,
      (context) => compare(context, names),
      properties,
    );

    expect(different).toEqual([]);
    const left = names.filter((name) => !direct.has(name));
    expect(left).toEqual(['mixed', 'mapper', 'mapper.value']);
  });

  test('when a node is given other items than those n8n evaluates expressions over', async () => {
    const items = ['a', 'b', 'c'].map((name) => ({ json: { name } }));
    const others = ['x', 'y', 'z'].map((name) => ({ json: { name } }));
    const read = await inNode({ name: '={{ $json.name }}' }, items, (context) => {
      const elsewhere = (given: INodeExecutionData[]): IExecuteFunctions =>
        Object.assign(Object.create(context) as IExecuteFunctions, { getInputData: () => given });
      return [others, [items[0], ...others.slice(1)], items.slice(0, 2)].map((given) => {
        const parameters = parametersOf(elsewhere(given as INodeExecutionData[]));
        return [0, 1].map((index) => parameters('name', index));
      });
    });

    expect(read).toEqual([
      ['a', 'b'],
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});

test('a parameter for which n8n once gave something else is n8n’s for all items to come', async () => {
  const items = ['a', 'b', 'c', 'd'].map((name) => ({ json: { name } }));
  const asked: number[] = [];
  const read = await inNode({ name: '={{ $json.name }}' }, items, (context) => {
    const shadowing = Object.assign(Object.create(context) as IExecuteFunctions, {
      getNodeParameter(name: string, index: number, fallback: unknown): unknown {
        asked.push(index);
        return index === 0 ? 'shadowed' : context.getNodeParameter(name, index, fallback);
      },
    });
    const parameters = parametersOf(shadowing);
    return [...items.keys()].map((index) => parameters('name', index));
  });

  expect(read).toEqual(['shadowed', 'b', 'c', 'd']);
  expect(asked).toEqual([0, 1, 2, 3]);
});

test.each(['half \ud83d', 'cut\0here', NaN, Infinity, -0, null, undefined, {}, new Date(0)])(
  'what n8n’s engines may read differently is left to them: %j',
  (value) => {
    for (const written of ['={{ $json.value }}', '=Dear {{ $json.value }},'])
      expect(plainExpression(written)?.({ value })).toBe(untold);
  },
);

test('n8n converts no parameter of the node that is read directly', () => {
  const converted = (property: INodeProperties): boolean =>
    property.validateType !== undefined || property.extractValue !== undefined;
  const all = (properties: readonly INodeProperties[]): INodeProperties[] =>
    properties.flatMap((property) => [
      property,
      ...all((property.options ?? []).filter((option): option is INodeProperties => 'type' in option)),
      ...(property.options ?? []).flatMap((option) => ('values' in option ? all(option.values) : [])),
    ]);
  const properties = all(new EightByEight().description.properties);

  expect(properties.length).toBeGreaterThan(500);
  expect(properties.filter(converted).map(({ name }) => name)).toEqual([]);
});
