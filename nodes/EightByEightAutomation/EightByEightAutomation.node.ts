import type { IExecuteFunctions, INodeExecutionData, INodeType, INodeTypeDescription } from 'n8n-workflow';
import { actionDescription, actionSubtitle } from '../actions/description/action-description';
import { productNodes } from '../actions/description/product-nodes';
import { executeNode } from '../actions/execution/execute-node';
import { methods } from '../actions/lists/list-methods';

/** The n8n node that starts and manages the workflows of 8x8 Automation. */
export class EightByEightAutomation implements INodeType {
  description: INodeTypeDescription = {
    ...actionDescription(productNodes.automation),
    name: 'eightByEightAutomation',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    description: 'Start and manage 8x8 workflows, which 8x8 Automation runs',
    subtitle: actionSubtitle(productNodes.automation),
    usableAsTool: true,
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeNode(this, productNodes.automation);
  }
}
