import type { WebhookEventDefinition, WebhookFamily } from '../event-definition';
import { hasWord } from '../../json-object';
import { whatsAppAccountEvents } from './account-events';
import { whatsAppTemplateEvents } from './template-events';
import { whatsAppUserEvents } from './user-events';

/** What happens to a WhatsApp business account, outside of messages; 8x8 sends it only where `CABM` was asked for. */
export const whatsAppEvents = {
  ...whatsAppTemplateEvents,
  ...whatsAppAccountEvents,
  ...whatsAppUserEvents,
} as const satisfies Record<string, WebhookEventDefinition>;

export const whatsAppFamily: WebhookFamily = {
  recognises: (body) => body['namespace'] === undefined && hasWord(body, 'provider', 'whatsapp'),
  marks: { provider: 'WhatsApp' },
};
