import type { Message } from '../../messages/message';
import { templateOf } from '../templates/sent-template';
import { day, momentOf } from '../../engine/timestamps';
import type { WorldState } from '../../engine/state';

/** How a WhatsApp message counts, and whether it costs anything. */
export interface Charge {
  readonly pricingCategory: 'utility' | 'marketing' | 'authentication' | 'service';
  readonly free: boolean;
}

/** Templates are charged by category; utility costs nothing while the customer may be written to freely. */
export function chargeOf(state: WorldState, message: Message): Charge {
  const template = message.type === 'Template' ? templateOf(state, message.content) : undefined;
  switch (template?.category) {
    case 'MARKETING':
      return { pricingCategory: 'marketing', free: false };
    case 'AUTHENTICATION':
      return { pricingCategory: 'authentication', free: false };
    case 'UTILITY':
      return { pricingCategory: 'utility', free: wroteLately(state, message) };
    default:
      return { pricingCategory: 'service', free: true };
  }
}

function wroteLately(state: WorldState, { customer, createdAt }: Message): boolean {
  const sent = momentOf(createdAt);
  return [...state.messages.values()].some((each) => {
    if (each.direction !== 'inbound' || each.customer !== customer || each.channel !== 'whatsapp')
      return false;
    const written = momentOf(each.createdAt);
    return written <= sent && sent - written < day;
  });
}
