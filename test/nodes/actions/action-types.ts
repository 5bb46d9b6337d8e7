import type { INodeType } from 'n8n-workflow';
import { EightByEightAccount } from '../../../nodes/EightByEightAccount/EightByEightAccount.node';
import { EightByEightAutomation } from '../../../nodes/EightByEightAutomation/EightByEightAutomation.node';
import { EightByEightChatApps } from '../../../nodes/EightByEightChatApps/EightByEightChatApps.node';
import { EightByEightContacts } from '../../../nodes/EightByEightContacts/EightByEightContacts.node';
import { EightByEightSms } from '../../../nodes/EightByEightSms/EightByEightSms.node';
import { EightByEightVerify } from '../../../nodes/EightByEightVerify/EightByEightVerify.node';
import { EightByEightVideo } from '../../../nodes/EightByEightVideo/EightByEightVideo.node';
import { EightByEightVoice } from '../../../nodes/EightByEightVoice/EightByEightVoice.node';
import { productNodes, type ProductNode } from '../../../nodes/actions/description/product-nodes';

/** The action nodes, by the keys of `productNodes`. */
export const actionNodes: Readonly<Record<keyof typeof productNodes, INodeType>> = {
  sms: new EightByEightSms(),
  chatApps: new EightByEightChatApps(),
  voice: new EightByEightVoice(),
  verify: new EightByEightVerify(),
  contacts: new EightByEightContacts(),
  automation: new EightByEightAutomation(),
  video: new EightByEightVideo(),
  account: new EightByEightAccount(),
};

const typeNameOf = ({ description: { name } }: INodeType): string => `n8n-nodes-8x8.${name}`;

/** The action nodes, by the names of their types in workflows. */
export const actionTypes: Readonly<Record<string, INodeType>> = Object.fromEntries(
  Object.values(actionNodes).map((node) => [typeNameOf(node), node]),
);

/** The type of the node that shows a resource: `SMS` is in `n8n-nodes-8x8.eightByEightSms`. */
export function nodeTypeWith(resource: string): string {
  for (const [key, node] of Object.entries(actionNodes)) {
    const { resources }: ProductNode = productNodes[key as keyof typeof productNodes];
    if (resources.includes(resource)) return typeNameOf(node);
  }
  throw new Error(`No node has the resource ${resource}.`);
}
