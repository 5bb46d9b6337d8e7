import { randomUUID } from 'node:crypto';

/** A node of a chain; what it leaves out is the same for all. */
export interface Link {
  readonly name: string;
  readonly type: string;
  readonly parameters?: object;
  readonly [field: string]: unknown;
}

/** A workflow of nodes that follow one another. */
export function chain(id: string, name: string, links: readonly Link[]): object {
  const names = links.map((link) => link.name);
  return {
    id,
    name,
    nodes: links.map((link) => ({
      ...{ id: randomUUID(), typeVersion: 1, position: [0, 0], parameters: {} },
      ...link,
    })),
    connections: Object.fromEntries(
      names
        .slice(1)
        .map((next, index) => [names[index] ?? '', { main: [[{ node: next, type: 'main', index: 0 }]] }]),
    ),
    settings: { executionOrder: 'v1' },
  };
}
