import type { Message } from '../../messages/message';
import { findTemplate } from '../templates/sent-template';
import { dayMs, parseTimestamp } from '../../engine/timestamps';
import type { SandboxState } from '../../engine/state';

/** How a WhatsApp message counts, and whether it costs anything. */
export interface Charge {
  readonly pricingCategory: 'utility' | 'marketing' | 'authentication' | 'service';
  readonly free: boolean;
}

/** Templates are charged by category; utility costs nothing while the customer may be written to freely. */
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
  return [...state.messages.values()].some((each) => {
    if (each.direction !== 'inbound' || each.customer !== customer || each.channel !== 'whatsapp')
      return false;
    const receivedAt = parseTimestamp(each.createdAt);
    return receivedAt <= sentAt && sentAt - receivedAt < dayMs;
  });
}
