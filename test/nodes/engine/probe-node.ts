import {
  NodeConnectionTypes,
  type IDataObject,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeProperties,
  type INodeType,
} from 'n8n-workflow';

/**
 * A node that calls a function of the test inside the engine, once for all items, and outputs its result. Tests of
 * helpers that need a real n8n context use it.
 */
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
