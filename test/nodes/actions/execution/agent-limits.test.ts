import { credentialsOf, runAction, type Action, type ActionRun } from '../run-action';
import { runWorkflow, type TestRun } from '../../engine/run-workflow';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createSandbox, type Sandbox } from '8x8-sandbox';
import { catalogue, entryById } from 'cpaas-8x8/pure';
import {
  NodeConnectionTypes,
  type IDataObject,
  type INodeExecutionData,
  type INodeParameters,
  type INodeType,
} from 'n8n-workflow';
import { EightByEightSms } from '../../../../nodes/EightByEightSms/EightByEightSms.node';
import { actionTypes, nodeTypeWith } from '../action-types';

let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await createSandbox({ settings: { rateLimits: false } });
});
afterAll(() => sandbox.close());

interface Tried extends ActionRun {
  /** How many requests reached the sandbox. */
  readonly requests: number;
}

/** n8n makes a tool of each action node, and adds Tool to the name of its type. */
const toolTypes = Object.fromEntries(
  Object.entries(actionTypes).map(([name, node]) => [`${name}Tool`, node]),
);

/** As the newer agents do it: the engine runs the tool, a node of a type that ends in Tool. */
async function byAgent(
  operation: string,
  parameters: INodeParameters,
  more: Partial<Action> = {},
): Promise<Tried> {
  const before = sandbox.requests().length;
  const result = await runAction({
    operation,
    parameters,
    credentials: credentialsOf(sandbox),
    nodeTypes: toolTypes,
    ...more,
    settings: {
      type: `${nodeTypeWith(entryById(catalogue, operation)?.operation.resource ?? '')}Tool`,
      ...more.settings,
    },
  });
  return { ...result, requests: sandbox.requests().length - before };
}

const sms = { destination: '={{ $json.to }}', text: 'Hello' };
const people = (count: number): IDataObject[] =>
  Array.from({ length: count }, (_, index) => ({ to: `+65912345${10 + index}` }));
const messages = (count: number): string =>
  JSON.stringify(people(count).map(({ to }) => ({ destination: to, text: 'Hello' })));

describe('an agent that sends', () => {
  test('reaches ten recipients with one call', async () => {
    const { json, error } = await byAgent('sms.send', sms, { items: people(10) });

    expect(error).toBeUndefined();
    expect(json).toHaveLength(10);
  });

  test('reaches nobody with eleven, and is told how to go on', async () => {
    const { error, requests } = await byAgent('sms.send', sms, { items: people(11) });

    expect(requests).toBe(0);
    expect(error?.message).toContain(
      'may reach at most 10 recipients in one execution, and this would make 11',
    );
    expect(error?.description).toMatch(
      /^Nothing was sent.*raise Agent Send Limit in the options of this node\.$/,
    );
  });

  test('gets the refusal for each item where the node goes on after errors', async () => {
    const settings = { onError: 'continueRegularOutput' as const };
    const { json, requests } = await byAgent('sms.send', sms, { items: people(11), settings });

    expect(requests).toBe(0);
    expect(json).toHaveLength(11);
    expect(json[10]).toMatchObject({ error: { message: expect.stringContaining('Agent Send Limit') } });
  });

  test('does not get round it with the messages of a batch', async () => {
    const many = await byAgent('sms.sendBatch', { messages: messages(11) });
    const few = await byAgent('sms.sendBatch', { messages: messages(10) });

    expect(many.error?.message).toContain('this would make 11');
    expect(many.requests).toBe(0);
    expect(few.error).toBeUndefined();
  });

  test('reaches as many as the options say', async () => {
    const more = await byAgent(
      'sms.send',
      { ...sms, options: { agentSendLimit: 12 } },
      { items: people(12) },
    );
    const none = await byAgent('sms.send', { ...sms, options: { agentSendLimit: 0 } }, { items: people(1) });

    expect(more.json).toHaveLength(12);
    expect(none.error?.message).toContain('at most 0 recipients');
    expect(none.requests).toBe(0);
  });

  test('cannot lift the limit itself', async () => {
    const agentSendLimit = "={{ $fromAI('limit', '', 'number') }}";
    const { error, requests } = await byAgent(
      'sms.send',
      { ...sms, options: { agentSendLimit } },
      { items: people(11) },
    );

    expect(error?.message).toContain('at most 10 recipients');
    expect(requests).toBe(0);
  });

  test('reads as much as it likes', async () => {
    const parameters = { umid: '={{ $json.umid }}' };
    const items = people(11).map((_, index) => ({
      umid: `6f1f2a3b-2f5c-4f35-9c7a-3f0f5f7c1a${10 + index}`,
    }));
    const settings = { onError: 'continueRegularOutput' as const };
    const { requests } = await byAgent('sms.getDetails', parameters, { items, settings });

    expect(requests).toBe(11);
  });
});

test('a workflow without an agent sends to whom it likes', async () => {
  const { json } = await runAction({
    operation: 'sms.send',
    parameters: sms,
    items: people(25),
    credentials: credentialsOf(sandbox),
  });

  expect(json).toHaveLength(25);
});

describe('an agent that deletes', () => {
  const wipe = { all: true, confirm: 'delete all contacts' };

  test.each([
    ['contacts.deleteBatch', { additionalFields: wipe }],
    ['contacts.deleteGroupsBatch', { ids: '8300', deleteContacts: true }],
    ['sms.cancelBatch', { batchId: '6f1f2a3b-2f5c-4f35-9c7a-3f0f5f7c1a11' }],
  ])('does not carry out %s', async (operation, parameters) => {
    const { error, requests } = await byAgent(operation, parameters);

    expect(error?.message).toContain('an AI agent may not delete or cancel in bulk');
    expect(error?.description).toContain('Let Agents Delete in Bulk');
    expect(requests).toBe(0);
  });

  test('deletes in bulk where a person has turned it on', async () => {
    const { error, requests } = await byAgent('contacts.deleteGroupsBatch', {
      ids: '8300',
      deleteContacts: false,
      waitForCompletion: false,
      options: { agentsDeleteMany: true },
    });

    expect(error?.message ?? '').not.toContain('AI agent');
    expect(requests).toBeGreaterThan(0);
  });

  test('does not delete eleven things one by one', async () => {
    const items = Array.from({ length: 11 }, (_, index) => ({ id: 7_000 + index }));
    const { error, requests } = await byAgent('contacts.delete', { contactId: '={{ $json.id }}' }, { items });

    expect(error?.message).toContain('may delete or cancel at most 10 records');
    expect(requests).toBe(0);
  });
});

/** An agent as n8n had it first: it calls its tools itself, here with what the test says. */
function agentThatCalls(times: number): INodeType {
  return {
    description: {
      displayName: 'Agent',
      name: 'agent',
      group: ['output'],
      version: 1,
      description: 'Calls its tool',
      defaults: { name: 'Agent' },
      inputs: [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiTool }],
      outputs: [NodeConnectionTypes.Main],
      properties: [],
    },
    async execute(): Promise<INodeExecutionData[][]> {
      const tools = (await this.getInputConnectionData(NodeConnectionTypes.AiTool, 0)) as {
        invoke(input: IDataObject): Promise<unknown>;
      }[];
      const said: string[] = [];
      for (const { to } of people(times)) {
        const answer: Promise<unknown> | undefined = tools[0]?.invoke({ to });
        said.push(await Promise.resolve(answer).then(String, String));
      }
      return [[{ json: { said }, pairedItem: 0 }]];
    },
  };
}

async function agentRun(times: number): Promise<TestRun> {
  const tool = new EightByEightSms();
  tool.description = { ...tool.description, inputs: [], outputs: [NodeConnectionTypes.AiTool] };
  return await runWorkflow({
    nodeTypes: { agent: agentThatCalls(times), 'n8n-nodes-8x8.eightByEightSmsTool': tool },
    nodes: [
      { name: 'Agent', type: 'agent' },
      {
        name: 'Send SMS',
        type: 'n8n-nodes-8x8.eightByEightSmsTool',
        parameters: {
          resource: 'SMS',
          operation: 'sms.send',
          toolDescription: 'Sends an SMS',
          destination: "={{ $fromAI('to', 'whom to write to', 'string') }}",
          text: 'Hello',
        },
      },
    ],
    connections: { 'Send SMS': { ai_tool: [[{ node: 'Agent', type: 'ai_tool', index: 0 }]] } },
    credentials: { eightByEightApi: credentialsOf(sandbox) },
  });
}

test('an agent that calls again and again reaches ten recipients in an execution, and ten in the next', async () => {
  for (const execution of ['first', 'next']) {
    const before = sandbox.requests().length;
    const run = await agentRun(12);
    const said = run.items['Agent']?.[0]?.json['said'] as string[];

    expect([execution, sandbox.requests().length - before]).toEqual([execution, 10]);
    expect(said.slice(0, 10).join()).not.toContain('AI agent');
    expect(said.slice(0, 10).map((answer) => /65912345\d+/.exec(answer)?.[0])).toEqual(
      people(10).map(({ to }) => String(to).slice(1)),
    );
    expect(said[10]).toContain('this would make 11');
    expect(said[11]).toContain('raise Agent Send Limit');
  }
});
