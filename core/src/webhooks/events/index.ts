import type { WebhookEvents } from '../../generated/webhook-events';
import type { WebhookEventDefinition, WebhookFamily } from './event-definition';
import { automationEvents, automationFamily } from './automation';
import { chatAppsEvents, chatAppsFamily } from './chat-apps';
import { lineEvents, lineFamily } from './line';
import { smsEvents, smsFamily } from './sms';
import { smsEngageEvents, smsEngageFamily } from './sms-engage';
import { videoInteractionEvents, videoInteractionFamily } from './video-interaction';
import { voiceEvents, voiceFamily } from './voice';
import { whatsAppEvents, whatsAppFamily } from './whatsapp';

/** Every known event, by ID. Lists, types and documentation are built from it. */
export const webhookEvents: Readonly<Record<WebhookEventType, WebhookEventDefinition>> = {
  ...smsEvents,
  ...smsEngageEvents,
  ...chatAppsEvents,
  ...lineEvents,
  ...whatsAppEvents,
  ...voiceEvents,
  ...videoInteractionEvents,
  ...automationEvents,
};

/** The envelopes by product, in the order in which the parser tries them. */
export const webhookFamilies: Readonly<Record<WebhookFamilyName, WebhookFamily>> = {
  sms: smsFamily,
  chatApps: chatAppsFamily,
  whatsApp: whatsAppFamily,
  line: lineFamily,
  smsEngage: smsEngageFamily,
  voice: voiceFamily,
  videoInteraction: videoInteractionFamily,
  automation: automationFamily,
};

/** `sms.inbound`, `chatApps.status`, … */
export type WebhookEventType = keyof WebhookEvents;

/** `sms`, `smsEngage`, `chatApps`, `line`, `whatsApp`, `voice`, `videoInteraction` or `automation`. */
export type WebhookFamilyName = WebhookEvents[WebhookEventType]['family'];

/** The payload of an event: `WebhookPayload<'sms.inbound'>`. */
export type WebhookPayload<T extends WebhookEventType> = WebhookEvents[T]['payload'];

/** The IDs of all known events, in the order of `webhookEvents`. */
export const webhookEventTypes = Object.keys(webhookEvents) as readonly WebhookEventType[];
