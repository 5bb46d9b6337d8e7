import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { actionDescription, actionSubtitle } from '../actions/description/action-description';
import { productNodes } from '../actions/description/product-nodes';
import { executeNode } from '../actions/execution/execute-node';
import { methods } from '../actions/lists/list-methods';

/** The n8n node for contacts, contact groups, the blacklist, and changes to many contacts at once. */
export class EightByEightContacts implements INodeType {
  description: INodeTypeDescription = {
    ...actionDescription(productNodes.contacts),
    name: 'eightByEightContacts',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    description: 'Manage contacts, contact groups and the blacklist, one by one or in batches',
    subtitle: actionSubtitle(productNodes.contacts),
    usableAsTool: true,
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeNode(this, productNodes.contacts);
  }
}
