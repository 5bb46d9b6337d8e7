import type {
  IExecuteFunctions,
  INodeExecutionData,
  INodeType,
  INodeTypeDescription,
  IWebhookFunctions,
  IWebhookResponseData,
} from 'n8n-workflow';
import { actionDescription, actionSubtitle } from '../actions/description/action-description';
import { productNodes } from '../actions/description/product-nodes';
import { executeNode } from '../actions/execution/execute-node';
import { methods } from '../actions/lists/list-methods';
import { handleWaitingWebhook, waitingWebhooks } from '../actions/waiting/waiting-operations';

/** The n8n node that verifies phone numbers with a one-time code, can wait until the code is entered, and looks up numbers. */
export class EightByEightVerify implements INodeType {
  description: INodeTypeDescription = {
    ...actionDescription(productNodes.verify),
    name: 'eightByEightVerify',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    description: 'Verify phone numbers with a one-time code, and look up numbers',
    subtitle: actionSubtitle(productNodes.verify),
    usableAsTool: true,
    webhooks: waitingWebhooks,
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeNode(this, productNodes.verify);
  }

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await handleWaitingWebhook(this);
  }
}
