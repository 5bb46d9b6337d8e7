import type { IDataObject, INodeType, INodeTypes } from 'n8n-workflow';

/** Node types by the names that workflows use: `n8n-nodes-8x8.eightByEight`. */
export type NodeTypeTable = Readonly<Record<string, INodeType>>;

/** The registry that n8n asks for node types. */
export function nodeTypesFrom(table: NodeTypeTable): INodeTypes {
  const named = (name: string): INodeType => {
    const type = table[name];
    if (!type) throw new Error(`There is no node type ${name} in this test.`);
    return type;
  };
  return {
    getByName: named,
    getByNameAndVersion: named,
    getKnownTypes: (): IDataObject => Object.fromEntries(Object.keys(table).map((name) => [name, {}])),
  };
}
