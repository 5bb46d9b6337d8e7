import { catalogue } from '../../core/src/catalogue';
import {
  NodeConnectionTypes,
  type IExecuteFunctions,
  type INodeExecutionData,
  type INodeType,
  type INodeTypeDescription,
  type IWebhookFunctions,
  type IWebhookResponseData,
} from 'n8n-workflow';
import { nodeProperties, operationSubtitle } from '../actions/description/node-properties';
import { executeOperation } from '../actions/execution/execute-operation';
import { methods } from '../actions/lists/list-methods';
import { localOperations, selectedLocalOperation } from '../actions/local-operations';
import { handleWaitingWebhook, waitingWebhooks } from '../actions/waiting/waiting-operations';

export class EightByEight implements INodeType {
  description: INodeTypeDescription = {
    displayName: '8x8',
    name: 'eightByEight',
    icon: { light: 'file:../../icons/8x8.svg', dark: 'file:../../icons/8x8.dark.svg' },
    group: ['output'],
    version: 1,
    subtitle: operationSubtitle(catalogue, localOperations),
    description: 'Send SMS and chat messages, call people, verify numbers and manage contacts over 8x8',
    defaults: { name: '8x8' },
    usableAsTool: true,
    inputs: [NodeConnectionTypes.Main],
    outputs: [NodeConnectionTypes.Main],
    credentials: [{ name: 'eightByEightApi', required: true, testedBy: 'testCredential' }],
    webhooks: waitingWebhooks,
    properties: nodeProperties(catalogue, localOperations),
  };

  methods = methods;

  async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
    const localOperation = selectedLocalOperation(this);
    if (localOperation) return await localOperation.execute(this);
    return [await executeOperation(this, catalogue)];
  }

  async webhook(this: IWebhookFunctions): Promise<IWebhookResponseData> {
    return await handleWaitingWebhook(this);
  }
}
