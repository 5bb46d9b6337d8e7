import type { INodeType } from 'n8n-workflow';
import { EightByEightChatAppsTrigger } from '../../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node';
import { EightByEightSmsTrigger } from '../../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';

export const triggerTypes: Readonly<Record<string, INodeType>> = {
  'n8n-nodes-8x8.eightByEightSmsTrigger': new EightByEightSmsTrigger(),
  'n8n-nodes-8x8.eightByEightChatAppsTrigger': new EightByEightChatAppsTrigger(),
};
