import type { Schema } from '../../schema/json-schema';
import type { WebhookEventDefinition } from '../event-definition';
import { simpleEnvelope, whatsAppEvent, whatsAppPayload } from './whatsapp-envelope';

const template = {
  templateId: {
    description: 'A number, or its digits as text where a JSON number would not hold them exactly',
  },
  templateName: { type: 'string' },
  templateLanguage: { type: 'string', examples: ['en_US'] },
} as const satisfies Readonly<Record<string, Schema>>;

const simpleTemplate = {
  templateId: 'eventDetails.templateId',
  templateName: 'eventDetails.templateName',
  templateLanguage: 'eventDetails.templateLanguage',
} as const;

const score = { type: 'string', enum: ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'] } as const;
const category = { type: 'string', enum: ['MARKETING', 'UTILITY', 'AUTHENTICATION'] } as const;

const docs = 'whatsapp-template-change-webhook';

/** Message templates: https://developer.8x8.com/connect/docs/whatsapp-template-change-webhook. */
export const whatsAppTemplateEvents = {
  'whatsApp.templateStatus': {
    ...whatsAppEvent,
    title: 'WhatsApp Template Status Changed',
    summary: 'A template was approved, rejected, flagged, paused, disabled or is to be deleted',
    eventType: 'template_status_update',
    aliases: ['message_template_status_update'],
    docs,
    payload: whatsAppPayload({
      ...template,
      meta: {
        type: 'object',
        properties: {
          status: {
            type: 'string',
            enum: ['APPROVED', 'REJECTED', 'PENDING', 'FLAGGED', 'PAUSED', 'DISABLED', 'PENDING_DELETION'],
          },
          reason: {
            type: 'string',
            enum: ['NONE', 'ABUSIVE_CONTENT', 'INCORRECT_CATEGORY', 'INVALID_FORMAT', 'SCAM'],
          },
          disableInfo: {
            type: 'object',
            properties: {
              disableDate: { type: 'string', format: 'date-time', description: 'When it will be disabled' },
            },
          },
          otherInfo: {
            type: 'object',
            properties: {
              title: {
                type: 'string',
                enum: ['FIRST_PAUSE', 'SECOND_PAUSE', 'RATE_LIMITING_PAUSE', 'UNPAUSE', 'DISABLED'],
              },
              description: { type: 'string' },
            },
          },
        },
      },
    }),
    simple: {
      ...simpleTemplate,
      templateStatus: 'eventDetails.meta.status',
      reason: 'eventDetails.meta.reason',
      pauseTitle: 'eventDetails.meta.otherInfo.title',
      explanation: 'eventDetails.meta.otherInfo.description',
      disableDate: 'eventDetails.meta.disableInfo.disableDate',
      ...simpleEnvelope,
    },
  },
  'whatsApp.templateQuality': {
    ...whatsAppEvent,
    title: 'WhatsApp Template Quality Changed',
    summary: 'Meta rates the quality of a template differently',
    eventType: 'template_quality_update',
    aliases: ['message_template_quality_update'],
    docs,
    payload: whatsAppPayload({
      ...template,
      meta: { type: 'object', properties: { previousQualityScore: score, newQualityScore: score } },
    }),
    simple: {
      ...simpleTemplate,
      quality: 'eventDetails.meta.newQualityScore',
      previousQuality: 'eventDetails.meta.previousQualityScore',
      ...simpleEnvelope,
    },
  },
  'whatsApp.templateCategory': {
    ...whatsAppEvent,
    title: 'WhatsApp Template Category Changed',
    summary: 'Meta has moved a template to another category, which changes its price',
    eventType: 'template_category_update',
    docs,
    payload: whatsAppPayload({
      ...template,
      meta: { type: 'object', properties: { previousCategory: category, newCategory: category } },
    }),
    simple: {
      ...simpleTemplate,
      category: 'eventDetails.meta.newCategory',
      previousCategory: 'eventDetails.meta.previousCategory',
      ...simpleEnvelope,
    },
  },
  'whatsApp.templateCorrectCategory': {
    ...whatsAppEvent,
    title: 'WhatsApp Template Category Doubted',
    summary: 'Meta thinks that a template belongs to another category; nothing has changed yet',
    eventType: 'template_correct_category_detection',
    docs,
    payload: whatsAppPayload({
      ...template,
      meta: { type: 'object', properties: { category, correctCategory: category } },
    }),
    simple: {
      ...simpleTemplate,
      category: 'eventDetails.meta.category',
      correctCategory: 'eventDetails.meta.correctCategory',
      ...simpleEnvelope,
    },
  },
} as const satisfies Record<string, WebhookEventDefinition>;
