import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from '@jest/globals';
import { catalogue, entryById } from 'cpaas-8x8/pure';
import { NodeHelpers, type INode, type INodeType } from 'n8n-workflow';
import { localOperations } from '../../nodes/actions/local-operations';
import { actionTypes } from './actions/action-types';
import { triggerTypes } from './triggers/support/trigger-types';

interface Target {
  readonly node: string;
  readonly type: string;
}

interface Example {
  readonly id: string;
  readonly nodes: readonly INode[];
  /** By node, and by kind of connection: `main`, or such as `ai_memory` between an agent and its parts. */
  readonly connections: Readonly<Record<string, Readonly<Record<string, readonly (readonly Target[])[]>>>>;
}

const folder = join(__dirname, '../../examples/workflows');
const examples = readdirSync(folder);
const types: Readonly<Record<string, INodeType>> = {
  ...triggerTypes,
  ...actionTypes,
};

const read = (name: string): Example =>
  JSON.parse(readFileSync(join(folder, name, 'workflow.json'), 'utf8')) as Example;

it.each(examples)('%s has complete parameters for our nodes', (name) => {
  for (const node of read(name).nodes) {
    const type = types[node.type];
    if (!type) {
      expect(node.type).toMatch(/^(n8n-nodes-base|@n8n\/n8n-nodes-langchain)\./);
      continue;
    }
    const { operation } = node.parameters;
    if (typeof operation === 'string') {
      const known = entryById(catalogue, operation) ?? localOperations.find(({ id }) => id === operation);
      expect([node.name, known !== undefined]).toEqual([node.name, true]);
    }
    const issues = NodeHelpers.getNodeParametersIssues(type.description.properties, node, type.description);
    expect([node.name, issues]).toEqual([node.name, null]);
  }
});

it.each(examples)('%s connects existing nodes', (name) => {
  const { nodes, connections } = read(name);
  const names = new Set(nodes.map(({ name }) => name));
  for (const [from, byKind] of Object.entries(connections)) {
    expect(names).toContain(from);
    for (const [kind, outputs] of Object.entries(byKind)) {
      for (const { node, type } of outputs.flat()) {
        expect(names).toContain(node);
        expect(type).toBe(kind);
      }
    }
  }
});

it('gives the memory of the agent a session key that every inbound message has', () => {
  const { nodes } = read('whatsapp-agent-with-approval');
  const memory = nodes.find(({ type }) => type.includes('.memory'));
  const trigger = nodes.find(({ type }) => type.endsWith('ChatAppsTrigger'));

  expect(memory?.parameters).toMatchObject({ sessionIdType: 'customKey' });
  expect(memory?.parameters['sessionKey']).toBe(`={{ $('${trigger?.name}').item.json.sessionKey }}`);
});
