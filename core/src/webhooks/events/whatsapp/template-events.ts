import type { Schema } from '../../../validation/json-schema';
import type { WebhookEventDefinition } from '../event-definition';
import { simpleEnvelope, whatsAppEvent, whatsAppPayload } from './envelope';

const template = {
  templateId: {
    description:
      "WhatsApp's ID of the template: a number, or its digits as text where a JSON number would not hold them exactly",
  },
  templateName: { type: 'string', description: 'Name with which a message refers to the template' },
  templateLanguage: {
    type: 'string',
    description: 'Language code of the template, e.g. en_US',
    examples: ['en_US'],
  },
} as const satisfies Readonly<Record<string, Schema>>;

const simpleTemplate = {
  templateId: 'eventDetails.templateId',
  templateName: 'eventDetails.templateName',
  templateLanguage: 'eventDetails.templateLanguage',
} as const;

const previousScore = {
  type: 'string',
  description: 'How Meta rated the quality of the template before',
  enum: ['GREEN', 'YELLOW', 'RED', 'UNKNOWN'],
} as const;
const newScore = { ...previousScore, description: 'How Meta rates the quality of the template now' } as const;

const category = {
  type: 'string',
  description: 'Category that the template has now',
  enum: ['MARKETING', 'UTILITY', 'AUTHENTICATION'],
} as const;
const previousCategory = { ...category, description: 'Category that the template had before' } as const;
const correctCategory = {
  ...category,
  description: 'Category to which the template belongs in the opinion of Meta',
} as const;

const change = 'What was before, and what is now';

const docs = 'whatsapp-template-change-webhook';

/**
 * The webhook events about WhatsApp message templates: a changed status, quality or category.
 * https://developer.8x8.com/connect/docs/whatsapp-template-change-webhook
 */
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
        description: 'Status of the template now, and why',
        properties: {
          status: {
            type: 'string',
            description:
              'Where the template stands in the approval by Meta; only an approved one can be sent',
            enum: ['APPROVED', 'REJECTED', 'PENDING', 'FLAGGED', 'PAUSED', 'DISABLED', 'PENDING_DELETION'],
          },
          reason: {
            type: 'string',
            description: 'Why Meta rejected the template; NONE where there is no reason to give',
            enum: ['NONE', 'ABUSIVE_CONTENT', 'INCORRECT_CATEGORY', 'INVALID_FORMAT', 'SCAM'],
          },
          disableInfo: {
            type: 'object',
            description: 'When the template will be disabled, if it will be',
            properties: {
              disableDate: {
                type: 'string',
                format: 'date-time',
                description: 'When the template will be disabled, ISO 8601',
              },
            },
          },
          otherInfo: {
            type: 'object',
            description: 'More about a pause of the template, or its end',
            properties: {
              title: {
                type: 'string',
                description: 'Which pause it is, or that the template is released or disabled',
                enum: ['FIRST_PAUSE', 'SECOND_PAUSE', 'RATE_LIMITING_PAUSE', 'UNPAUSE', 'DISABLED'],
              },
              description: { type: 'string', description: 'The same in words' },
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
      meta: {
        type: 'object',
        description: change,
        properties: { previousQualityScore: previousScore, newQualityScore: newScore },
      },
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
      meta: { type: 'object', description: change, properties: { previousCategory, newCategory: category } },
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
      meta: {
        type: 'object',
        description: 'Category as it is, and as Meta would have it',
        properties: { category, correctCategory },
      },
    }),
    simple: {
      ...simpleTemplate,
      category: 'eventDetails.meta.category',
      correctCategory: 'eventDetails.meta.correctCategory',
      ...simpleEnvelope,
    },
  },
} as const satisfies Record<string, WebhookEventDefinition>;
