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

/**
 * The n8n node that sends WhatsApp, RCS, Viber, LINE and Zalo messages and can wait for a receipt or a reply. It also
 * manages WhatsApp templates and Flows, and the files for messages.
 */
export class EightByEightChatApps implements INodeType {
  description: INodeTypeDescription = {
    ...actionDescription(productNodes.chatApps),
    name: 'eightByEightChatApps',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    description:
      'Send messages on WhatsApp, RCS, Viber, LINE and Zalo, and manage templates, WhatsApp Flows and files',
    subtitle: actionSubtitle(productNodes.chatApps),
    usableAsTool: true,
    webhooks: waitingWebhooks,
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    return await executeNode(this, productNodes.chatApps);
  }

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await handleWaitingWebhook(this);
  }
}
