import type { WebhookEventDefinition, WebhookFamily } from '../event-definition';
import { hasWord } from '../../json-object';
import { whatsAppAccountEvents } from './account-events';
import { whatsAppTemplateEvents } from './template-events';
import { whatsAppUserEvents } from './user-events';

/** Events of a WhatsApp business account. 8x8 sends them only to a webhook of type `CABM`. */
export const whatsAppEvents = {
  ...whatsAppTemplateEvents,
  ...whatsAppAccountEvents,
  ...whatsAppUserEvents,
} as const satisfies Record<string, WebhookEventDefinition>;

export const whatsAppFamily: WebhookFamily = {
  recognises: (body) => body['namespace'] === undefined && hasWord(body, 'provider', 'whatsapp'),
  envelopeFields: { provider: 'WhatsApp' },
};
