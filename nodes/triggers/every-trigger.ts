import { NodeConnectionTypes, type INodeType, type INodeTypeDescription } from 'n8n-workflow';
import { credentialName } from '../shared/client';

/** What the descriptions of all triggers say alike. */
export const everyTrigger = {
  group: ['trigger'],
  version: 1,
  inputs: [],
  outputs: [NodeConnectionTypes.Main],
  credentials: [{ name: credentialName, required: true }],
} satisfies Partial<INodeTypeDescription>;

/** What n8n calls when a workflow with a trigger is activated and deactivated. */
export type WebhookLifecycle = NonNullable<NonNullable<INodeType['webhookMethods']>['default']>;
