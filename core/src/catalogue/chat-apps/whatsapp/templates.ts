import { accountId } from '../../shared/fields';
import type { Operation } from '../../operation';
import { channelId } from './channel-id';
import { registeredTemplates } from './registered-templates';
import { templateComponents } from './template-components';

const openApiFile = 'business_messaging_api.json';

const templateName = {
  type: 'string',
  title: 'Template Name',
  description: 'Name of the template, which is deleted in all its languages',
  examples: ['order_shipped'],
} as const;

/** WhatsApp templates: the only messages that a business can send more than 24 hours after the customer's last one. */
export const templates = {
  getTemplates: {
    title: 'Get Many Templates',
    action: 'Get many templates',
    summary: 'Returns the templates of a WhatsApp channel, each with its parts and whether it is approved',
    resource: 'Template',
    method: 'GET',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/templates',
    input: { type: 'object', properties: { accountId, channelId } },
    success: 200,
    errors: [401, 500],
    output: registeredTemplates,
    safety: 'read',
    summaryFields: [
      'templateName',
      'language',
      'category',
      'status',
      'components',
      'channelId',
      'channelName',
      'createdAt',
      'updatedAt',
    ],
    paging: { items: 'templates', by: { kind: 'whole' } },
    discrepancy:
      'The schema of the response lacks carousels, call permission requests and contact requests, which can be registered. They are accepted and typed.',
    docs: 'get-whatsapp-templates',
    openApi: { file: openApiFile, operationId: 'get-whatsapp-templates' },
  },
  createTemplate: {
    title: 'Create Template',
    action: 'Create template',
    summary: 'Submits a template for approval, which may take up to 24 hours',
    resource: 'Template',
    method: 'POST',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/templates',
    input: {
      type: 'object',
      properties: {
        accountId,
        channelId,
        name: {
          type: 'string',
          title: 'Name',
          description:
            'Name by which messages refer to the template: lowercase letters, digits and underscores; not the name of a template that was deleted in the last 30 days',
          minLength: 1,
          maxLength: 512,
          pattern: '^[a-z0-9_]+$',
          examples: ['order_shipped'],
        },
        language: {
          type: 'string',
          title: 'Language',
          description: 'Language code, e.g. en_US; each language of a template is submitted separately',
          examples: ['en_US'],
        },
        category: {
          type: 'string',
          title: 'Category',
          description: 'What the template is for: it decides on the price, and on what is allowed in it',
          enum: ['UTILITY', 'MARKETING', 'AUTHENTICATION'],
          examples: ['UTILITY'],
        },
        components: templateComponents,
        allow_category_change: {
          type: 'boolean',
          title: 'Allow Category Change',
          description: 'Whether WhatsApp may choose another category, where it would refuse the template',
          default: true,
        },
        message_send_ttl_seconds: {
          type: 'integer',
          title: 'Time to Live (Seconds)',
          description:
            'Seconds after which a message that could not be delivered is dropped: 30–900 for authentication, 30–43,200 for utility, 43,200–2,592,000 for marketing; -1 for 30 days',
          minimum: -1,
          maximum: 2_592_000,
          examples: [600],
        },
      },
      required: ['name', 'language', 'category', 'components'],
    },
    success: 200,
    errors: [400, 401, 409, 500],
    output: { type: 'object', properties: {} },
    safety: 'unsafe',
    contactsNobody: true,
    discrepancy:
      'The schema allows 20 characters on a button, the guide 25: the larger is let through. It requires a text on every button, which its own samples leave out where the phone writes one. It has the fields of a part of a card on the card itself; the samples put a list of components there, and are followed. Samples write types and formats in any case, so case does not count; they name the values of a button `examples`, the schema `example`, and both pass.',
    docs: 'add-whatsapp-template',
    openApi: { file: openApiFile, operationId: 'add-whatsapp-template' },
  },
  deleteTemplate: {
    title: 'Delete Template',
    action: 'Delete template',
    summary: 'Deletes a template in all its languages; its name cannot be used again for 30 days',
    resource: 'Template',
    method: 'DELETE',
    path: '/api/v1/accounts/{accountId}/channels/{channelId}/templates/{templateName}',
    input: {
      type: 'object',
      properties: { accountId, channelId, templateName },
      required: ['templateName'],
    },
    success: 200,
    errors: [400, 401, 500],
    output: { type: 'object', properties: {} },
    safety: 'idempotent',
    destructive: true,
    discrepancy: 'The path has no language, so it is taken that all languages of the name go.',
    docs: 'remove-wa-template',
    openApi: { file: openApiFile, operationId: 'remove-wa-template' },
  },
} as const satisfies Record<string, Operation>;
