import { subAccountId } from '../../shared/fields';
import type { Operation } from '../../operation';
import { channelId } from './channel-id';
import { when } from '../conditions';

const shortText = { type: 'string', title: 'Text', maxLength: 60, examples: ['ExampleCo'] } as const;

const replyButton = {
  type: 'object',
  properties: {
    type: {
      type: 'string',
      title: 'Type',
      description: 'Kind of the button',
      enum: ['reply'],
    },
    reply: {
      type: 'object',
      title: 'Reply',
      description: 'What the button says, and what its tap brings back',
      properties: {
        id: {
          type: 'string',
          title: 'ID',
          description: 'What the webhook brings back when the button is tapped',
          minLength: 1,
          examples: ['confirm'],
        },
        title: {
          type: 'string',
          title: 'Title',
          description: 'Words on the button',
          minLength: 1,
          maxLength: 20,
          examples: ['Confirm'],
        },
      },
      required: ['id', 'title'],
    },
  },
  required: ['type', 'reply'],
} as const;

const action = {
  type: 'object',
  title: 'Action',
  description: 'The link of the type cta_url, or the buttons of the type button',
  properties: {
    name: {
      type: 'string',
      title: 'Name',
      description: 'Write cta_url for the type cta_url',
      enum: ['cta_url'],
    },
    parameters: {
      type: 'object',
      title: 'Parameters',
      description: 'The link, for the type cta_url',
      properties: {
        display_text: {
          type: 'string',
          title: 'Display Text',
          description: 'Words on the button',
          minLength: 1,
          examples: ['Track order'],
        },
        url: {
          type: 'string',
          title: 'URL',
          description: 'The address that a tap opens',
          format: 'uri',
          examples: ['https://example.com/orders/1001'],
        },
      },
      required: ['display_text', 'url'],
    },
    buttons: {
      type: 'array',
      title: 'Buttons',
      description: 'Up to ten reply buttons, for the type button',
      maxItems: 10,
      items: replyButton,
    },
  },
} as const;

const interactive = {
  type: 'object',
  title: 'Interactive',
  description: 'A message with a link or buttons, if Type is Interactive',
  properties: {
    type: {
      type: 'string',
      title: 'Type',
      description: 'Whether the message has a link or reply buttons',
      enum: ['cta_url', 'button'],
    },
    header: {
      type: 'object',
      title: 'Header',
      description: 'Header above the body',
      properties: {
        type: {
          type: 'string',
          title: 'Type',
          description: 'What the header holds',
          enum: ['text'],
        },
        text: { ...shortText, description: 'Words of the header' },
      },
      required: ['type', 'text'],
    },
    body: {
      type: 'object',
      title: 'Body',
      description: 'What the message says',
      properties: {
        text: {
          type: 'string',
          title: 'Text',
          description: 'Words of the body',
          minLength: 1,
          maxLength: 1_024,
          examples: ['Your order 1001 is on its way.'],
        },
      },
      required: ['text'],
    },
    footer: {
      type: 'object',
      title: 'Footer',
      description: 'Footer below the body',
      properties: { text: { ...shortText, description: 'Words of the footer' } },
      required: ['text'],
    },
    action,
  },
  required: ['type', 'body', 'action'],
  allOf: [
    when('type', 'cta_url', { properties: { action: { required: ['name', 'parameters'] } } }),
    when('type', 'button', { properties: { action: { required: ['buttons'] } } }),
  ],
  examples: [
    {
      type: 'button',
      body: { text: 'May we deliver tomorrow?' },
      action: { buttons: [{ type: 'reply', reply: { id: 'confirm', title: 'Confirm' } }] },
    },
  ],
} as const;

/** Samples of messages for Direct Send, with which WhatsApp makes templates from free-form messages. */
export const directSendSample = {
  submitDirectSendSample: {
    title: 'Submit Direct Send Sample',
    action: 'Submit direct send sample',
    summary: 'Shows WhatsApp a sample of a Direct Send message and returns the category it is counted in',
    resource: 'Template',
    method: 'POST',
    path: '/api/v1/whatsapp/subaccounts/{subAccountId}/channels/{channelId}/directSend/sample',
    input: {
      type: 'object',
      properties: {
        subAccountId,
        channelId,
        type: {
          type: 'string',
          title: 'Type',
          description: 'Whether the sample is a text, or has a link or buttons',
          enum: ['text', 'interactive'],
        },
        text: {
          type: 'object',
          title: 'Text',
          description: 'A message with a text only, if Type is Text',
          properties: {
            body: {
              type: 'string',
              title: 'Body',
              description: 'What the message says',
              minLength: 1,
              examples: ['Your order 1001 is on its way.'],
            },
          },
          required: ['body'],
          examples: [{ body: 'Your order 1001 is on its way.' }],
        },
        interactive,
      },
      required: ['type'],
      allOf: [
        when('type', 'text', { required: ['text'] }),
        when('type', 'interactive', { required: ['interactive'] }),
      ],
    },
    success: 200,
    errors: [400, 401, 403, 500],
    output: {
      type: 'object',
      properties: {
        success: { type: 'boolean', description: 'Whether WhatsApp accepted the sample' },
        category: {
          type: 'string',
          description: 'Category to which WhatsApp assigns the sample',
          enum: ['UTILITY', 'MARKETING', 'AUTHENTICATION'],
        },
      },
    },
    safety: 'unsafe',
    contactsNobody: true,
    discrepancy:
      'Up to ten buttons are accepted, as in the description of this operation, although a Direct Send message has three at most.',
    docs: 'submit-whatsapp-direct-send-sample',
    openApi: { file: 'business_messaging_api.json', operationId: 'submit-whatsapp-direct-send-sample' },
  },
} as const satisfies Record<string, Operation>;
