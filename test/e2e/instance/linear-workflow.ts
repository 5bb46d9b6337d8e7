import { randomUUID } from 'node:crypto';

/** A node of a workflow. Omitted fields get default values. */
export interface WorkflowNode {
  readonly name: string;
  readonly type: string;
  readonly parameters?: object;
  readonly [field: string]: unknown;
}

/** Builds an n8n workflow whose nodes run one after another, to import into the n8n of a test. */
export function linearWorkflow(id: string, name: string, nodes: readonly WorkflowNode[]): object {
  const names = nodes.map((node) => node.name);
  return {
    id,
    name,
    nodes: nodes.map((node) => ({
      ...{ id: randomUUID(), position: [0, 0], parameters: {} },
      typeVersion: node.type.startsWith('n8n-nodes-8x8') ? 2 : 1,
      ...node,
    })),
    connections: Object.fromEntries(
      names
        .slice(1)
        .map((next, index) => [names[index] ?? '', { main: [[{ node: next, type: 'main', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1' },
  };
}
