import type { INodeType } from 'n8n-workflow';
import { EightByEightAutomationTrigger } from '../../../../nodes/EightByEightAutomationTrigger/EightByEightAutomationTrigger.node';
import { EightByEightCallActionTrigger } from '../../../../nodes/EightByEightCallActionTrigger/EightByEightCallActionTrigger.node';
import { EightByEightChatAppsTrigger } from '../../../../nodes/EightByEightChatAppsTrigger/EightByEightChatAppsTrigger.node';
import { EightByEightSmsTrigger } from '../../../../nodes/EightByEightSmsTrigger/EightByEightSmsTrigger.node';
import { EightByEightVideoTrigger } from '../../../../nodes/EightByEightVideoTrigger/EightByEightVideoTrigger.node';
import { EightByEightVoiceTrigger } from '../../../../nodes/EightByEightVoiceTrigger/EightByEightVoiceTrigger.node';

/** The part of a node's name between `EightByEight` and `Trigger`. */
export type TriggerKind = 'Automation' | 'CallAction' | 'ChatApps' | 'Sms' | 'Video' | 'Voice';

/** The trigger nodes, by the names of their types in workflows. */
export const triggerTypes: Readonly<Record<string, INodeType>> = {
  'n8n-nodes-8x8.eightByEightAutomationTrigger': new EightByEightAutomationTrigger(),
  'n8n-nodes-8x8.eightByEightCallActionTrigger': new EightByEightCallActionTrigger(),
  'n8n-nodes-8x8.eightByEightChatAppsTrigger': new EightByEightChatAppsTrigger(),
  'n8n-nodes-8x8.eightByEightSmsTrigger': new EightByEightSmsTrigger(),
  'n8n-nodes-8x8.eightByEightVideoTrigger': new EightByEightVideoTrigger(),
  'n8n-nodes-8x8.eightByEightVoiceTrigger': new EightByEightVoiceTrigger(),
};
