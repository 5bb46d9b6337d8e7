import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { actionDescription, actionSubtitle } from '../actions/description/action-description';
import { productNodes } from '../actions/description/product-nodes';
import { executeNode } from '../actions/execution/execute-node';
import { methods } from '../actions/lists/list-methods';

/** The n8n node for the 8x8 account: balance, prices, usage, logs and webhooks. */
export class EightByEightAccount implements INodeType {
  description: INodeTypeDescription = {
    ...actionDescription(productNodes.account),
    name: 'eightByEightAccount',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    description: 'Get balance, prices, usage and logs of the 8x8 account, and manage its webhooks',
    subtitle: actionSubtitle(productNodes.account),
    // All action nodes have this. n8n's linter looks for it in the text of a node.
    credentials: [{ name: 'eightByEightApi', required: true, testedBy: 'testCredential' }],
    usableAsTool: true,
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeNode(this, productNodes.account);
  }
}
