import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { actionDescription, actionSubtitle } from '../actions/description/action-description';
import { productNodes } from '../actions/description/product-nodes';
import { executeNode } from '../actions/execution/execute-node';
import { methods } from '../actions/lists/list-methods';

/** The n8n node for 8x8 video calls: tokens, recordings and images. */
export class EightByEightVideo implements INodeType {
  description: INodeTypeDescription = {
    ...actionDescription(productNodes.video),
    name: 'eightByEightVideo',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    description: 'Create tokens for video calls, and get their recordings and images',
    subtitle: actionSubtitle(productNodes.video),
    usableAsTool: true,
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeNode(this, productNodes.video);
  }
}
