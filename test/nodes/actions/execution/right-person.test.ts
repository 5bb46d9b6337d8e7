import { nodeName, runAction, type ActionRun } from '../run-action';
import { runWorkflow } from '../../engine/run-workflow';
import { stubServer, type StubServer } from '../../engine/stub-server';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import {
  NodeConnectionTypes,
  type ICredentialDataDecryptedObject,
  type IDataObject,
  type IExecuteFunctions,
  type INode,
  type INodeType,
} from 'n8n-workflow';
import { actionTypes, nodeTypeWith } from '../action-types';

interface Sms {
  readonly destination: string;
  readonly text: string;
}

/** 8x8, which takes every SMS. */
let stub: StubServer;
beforeEach(async () => {
  stub = await stubServer(({ body }) => {
    const messages = sentIn(body);
    const results = messages.map(({ destination }) => ({ umid: `umid-${destination}`, destination }));
    if (!isBatch(body)) return { body: results[0] };
    return { body: { batchId: 'b', acceptedCount: results.length, rejectedCount: 0, messages: results } };
  });
});
afterEach(() => stub.close());

const isBatch = (body: unknown): body is { messages: Sms[] } =>
  typeof body === 'object' && body !== null && 'messages' in body;
const sentIn = (body: unknown): readonly Sms[] => (isBatch(body) ? body.messages : [body as Sms]);

/** Who got what, in the order it came. */
const received = (): [string, string][] =>
  stub.requests.flatMap(({ body }) =>
    sentIn(body).map(({ destination, text }): [string, string] => [destination, text]),
  );

const credentials = (): ICredentialDataDecryptedObject => ({
  ...{ apiKey: 'key-that-nobody-may-see', subAccountId: 'ExampleCo', baseUrl: stub.url },
});
const parameters = {
  destination: '={{ $json.phone }}',
  text: '=Dear {{ $json.person.name }}, your code is {{ $json.code }}.',
};
const send = (items: readonly IDataObject[], settings: Partial<INode> = {}): Promise<ActionRun> =>
  runAction({ operation: 'sms.send', parameters, items, credentials: credentials(), settings });

const phoneOf = (index: number): string => `+65${91_230_000 + index}`;
const customer = (index: number): IDataObject => ({
  phone: phoneOf(index),
  person: { name: `Customer ${index}` },
  code: index,
});
const owed = (index: number): [string, string] => [
  phoneOf(index),
  `Dear Customer ${index}, your code is ${index}.`,
];

class Person {
  readonly #name: string;
  constructor(name: string) {
    this.#name = name;
  }
  get name(): string {
    return this.#name;
  }
}

/** Items that are read without n8n, and among them such as only n8n can read. */
function mixed(count: number): IDataObject[] {
  return Array.from({ length: count }, (_, index) => {
    const name = `Customer ${index}`;
    const item = customer(index);
    switch (index % 7) {
      case 1:
        return { ...item, person: Object.create({ name }) as IDataObject };
      case 2:
        return { ...item, person: new Person(name) };
      case 4:
        return Object.defineProperty({ ...item }, 'person', { get: () => ({ name }), enumerable: true });
      case 5:
        return new Proxy(item, {});
      default:
        return item;
    }
  });
}

describe('each person gets their own message', () => {
  test.each([0, 1, 2, 4, 5])('whatever the items between are like, from the kind %i on', async (first) => {
    const items = mixed(210).slice(first);
    const { error } = await send(items);

    expect(error).toBeUndefined();
    expect(received()).toEqual(items.map((_, place) => owed(first + place)));
  });

  test('though what they wrote looks like an expression', async () => {
    const names = ['={{ $json.code }}', '{{ $json.phone }}', '\\{{ x', '$&', '=1+1', 'plain'];
    const items = names.map((name, index) => ({ ...customer(index), person: { name } }));
    await send(items);

    expect(received()).toEqual(
      names.map((name, index) => [phoneOf(index), `Dear ${name}, your code is ${index}.`]),
    );
  });

  test('when items in between have nobody to send to: those are named, the others get theirs', async () => {
    const items = Array.from({ length: 12 }, (_, index) => customer(index));
    const without = [0, 5, 11];
    for (const index of without) delete items[index]?.['phone'];
    const { json } = await send(items, { onError: 'continueRegularOutput' });

    const others = items.map((_, index) => index).filter((index) => !without.includes(index));
    expect(received()).toEqual(others.map(owed));
    const failed = json.flatMap((item, index) => ('error' in item ? [index] : []));
    expect(failed).toEqual(without);
    expect(json.map(({ umid }) => umid).filter(Boolean)).toEqual(
      others.map((index) => `umid-${phoneOf(index)}`),
    );
  });

  test('and where the node may not go on, nobody gets any when one has nobody to send to', async () => {
    const items = Array.from({ length: 12 }, (_, index) => customer(index));
    delete items[7]?.['phone'];
    const { error } = await send(items);

    expect(received()).toEqual([]);
    expect(error?.context).toMatchObject({ itemIndex: 7 });
  });

  test('when the node runs once for all, the first one alone', async () => {
    await send([customer(3), customer(4), customer(5)], { executeOnce: true });

    expect(received()).toEqual([owed(3)]);
  });

  test('when the node runs again in the same execution, with other items', async () => {
    const branches = [
      [0, 1, 2, 3, 4],
      [7, 6, 5],
    ];
    const { errors } = await runWorkflow({
      nodeTypes: { branching: branching(branches), ...actionTypes },
      nodes: [
        { name: 'Branch', type: 'branching' },
        {
          name: nodeName,
          type: nodeTypeWith('SMS'),
          parameters: { resource: 'SMS', operation: 'sms.send', ...parameters },
        },
      ],
      connections: {
        Branch: { main: branches.map(() => [{ node: nodeName, type: NodeConnectionTypes.Main, index: 0 }]) },
      },
      credentials: { eightByEightApi: credentials() },
    });

    expect(errors).toEqual({});
    expect(stub.requests).toHaveLength(2);
    expect(received().sort()).toEqual(branches.flat().map(owed).sort());
  });
});

/** Gives each of its outputs other items. */
function branching(branches: readonly (readonly number[])[]): INodeType {
  return {
    description: {
      ...{ displayName: 'Branch', name: 'branching', group: ['transform'], version: 1 },
      description: 'Gives each of its outputs other items',
      defaults: { name: 'Branch' },
      inputs: [NodeConnectionTypes.Main],
      outputs: branches.map(() => NodeConnectionTypes.Main),
      properties: [],
    },
    execute(this: IExecuteFunctions) {
      return Promise.resolve(branches.map((indexes) => indexes.map((index) => ({ json: customer(index) }))));
    },
  };
}
