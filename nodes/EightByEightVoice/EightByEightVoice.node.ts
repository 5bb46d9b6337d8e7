import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { actionDescription, actionSubtitle } from '../actions/description/action-description';
import { productNodes } from '../actions/description/product-nodes';
import { executeNode } from '../actions/execution/execute-node';
import { methods } from '../actions/lists/list-methods';

/** The n8n node that makes calls, builds call flows, and manages virtual numbers and recordings. */
export class EightByEightVoice implements INodeType {
  description: INodeTypeDescription = {
    ...actionDescription(productNodes.voice),
    name: 'eightByEightVoice',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    description: 'Call people, answer calls, and manage virtual numbers and recordings',
    subtitle: actionSubtitle(productNodes.voice),
    usableAsTool: true,
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeNode(this, productNodes.voice);
  }
}
