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

/** The n8n node that sends SMS, can wait for a receipt or a reply, and estimates the cost of a text. */
export class EightByEightSms implements INodeType {
  description: INodeTypeDescription = {
    ...actionDescription(productNodes.sms),
    name: 'eightByEightSms',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    description:
      'Send SMS, also to many people at once, wait for a receipt or an answer, and follow up on what was sent',
    subtitle: actionSubtitle(productNodes.sms),
    usableAsTool: true,
    webhooks: waitingWebhooks,
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeNode(this, productNodes.sms);
  }

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await handleWaitingWebhook(this);
  }
}
