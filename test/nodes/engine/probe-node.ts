import {
  NodeConnectionTypes,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeProperties,
  type INodeType,
} from 'n8n-workflow';

/** A node that does what a test wants to be done inside the engine, once for all items, and gives out its result. */
export function probeNode(
  probe: (context: IExecuteFunctions) => Promise<IDataObject>,
  properties: INodeProperties[] = [],
): INodeType {
  return {
    description: {
      displayName: 'Probe',
      name: 'probe',
      group: ['output'],
      version: 1,
      description: 'Does what a test wants',
      defaults: { name: 'Probe' },
      inputs: [NodeConnectionTypes.Main],
      outputs: [NodeConnectionTypes.Main],
      credentials: [{ name: 'eightByEightApi', required: true }],
      properties,
    },
    async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
      return [[{ json: await probe(this), pairedItem: 0 }]];
    },
  };
}
