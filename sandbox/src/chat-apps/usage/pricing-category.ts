import type { SandboxState } from '../../engine/state/state';
import { dayMs, parseTimestamp } from '../../engine/timestamps';
import type { Message } from '../../messages/message';
import { messagesOf } from '../../messages/message-store';
import { findTemplate } from '../templates/sent-template';

/** The pricing category of a WhatsApp message and whether it is free. */
export interface Charge {
  readonly pricingCategory: 'utility' | 'marketing' | 'authentication' | 'service';
  readonly free: boolean;
}

/**
 * Template messages are charged by category; utility templates are free within 24 hours after the customer's last
 * message. All other messages are free (`service`).
 */
export function findCharge(state: SandboxState, message: Message): Charge {
  const template = message.type === 'Template' ? findTemplate(state, message.content) : undefined;
  switch (template?.category) {
    case 'MARKETING':
      return { pricingCategory: 'marketing', free: false };
    case 'AUTHENTICATION':
      return { pricingCategory: 'authentication', free: false };
    case 'UTILITY':
      return { pricingCategory: 'utility', free: isInServiceWindow(state, message) };
    default:
      return { pricingCategory: 'service', free: true };
  }
}

function isInServiceWindow(state: SandboxState, { customer, createdAt }: Message): boolean {
  const sentAt = parseTimestamp(createdAt);
  return [...messagesOf(state, customer)].some((each) => {
    if (each.direction !== 'inbound' || each.customer !== customer || each.channel !== 'whatsapp')
      return false;
    const receivedAt = parseTimestamp(each.createdAt);
    return receivedAt <= sentAt && sentAt - receivedAt < dayMs;
  });
}
