import type { SandboxContext } from '../../engine/context';
import { getSettings } from '../../engine/current-settings';
import { findCustomer } from '../../messages/customers';
import { createWhatsAppFailure, whatsAppFailures, type Failure } from '../../messages/lifecycle/failures';
import type { Message } from '../../messages/message';
import { isMessagingLimitReached } from '../business-account/messaging-limit';
import { findTemplate } from '../templates/sent-template';
import { canStartConversation, isServiceWindowOpen } from './service-window';

/**
 * Ends free text outside the customer service window of WhatsApp. It is often the first failure that a newcomer meets, so
 * the text says what to do, and how the sandbox can do without.
 */
const closedServiceWindow: Failure = createWhatsAppFailure(
  1022,
  '131047',
  'Message window expired: the customer has not written on WhatsApp in the last 24 hours. Send a template, or write as the customer first. The setting whatsAppWindow of the sandbox switches this rule off',
);

/** Ends messages that would start more conversations than the account may. 8x8 documents no code for it. */
const messagingLimitReached: Failure = createWhatsAppFailure(
  1023,
  '131048',
  'The messaging limit is reached: the account cannot start conversations with more customers in 24 hours. The setting messagingLimit of the sandbox raises it',
);

/** Finds why WhatsApp's rules for templates and the customer service window stop a message. */
export function findWhatsAppFailure(context: SandboxContext, message: Message): Failure | undefined {
  return findTemplateFailure(context, message) ?? findConversationFailure(context, message);
}

function findTemplateFailure(context: SandboxContext, message: Message): Failure | undefined {
  if (message.type !== 'Template') return undefined;
  const template = findTemplate(context.state, message.content);
  if (template?.status === 'PAUSED') return whatsAppFailures[1035];
  if (template?.status === 'DISABLED') return whatsAppFailures[1036];
  const hasNumber = findCustomer(context.state, message.customer)?.msisdn !== undefined;
  return template?.category === 'AUTHENTICATION' && !hasNumber ? whatsAppFailures[1054] : undefined;
}

/** Outside the customer service window, only some messages can start a conversation. */
function findConversationFailure(context: SandboxContext, message: Message): Failure | undefined {
  if (isServiceWindowOpen(context, message.customer)) return undefined;
  const { whatsAppWindow } = getSettings(context.state);
  if (whatsAppWindow && !canStartConversation(message)) return closedServiceWindow;
  return isMessagingLimitReached(context, message.customer) ? messagingLimitReached : undefined;
}
