import { randomUUID } from 'node:crypto';

/** A node of a workflow. Omitted fields get default values. */
export interface WorkflowNode {
  readonly name: string;
  readonly type: string;
  readonly parameters?: object;
  readonly [field: string]: unknown;
}

/** A workflow whose nodes run one after another. */
export function linearWorkflow(id: string, name: string, nodes: readonly WorkflowNode[]): object {
  const names = nodes.map((node) => node.name);
  return {
    id,
    name,
    nodes: nodes.map((node) => ({
      ...{ id: randomUUID(), typeVersion: 1, position: [0, 0], parameters: {} },
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
