import type { Condition, Schema } from '../../../validation/json-schema';
import { when } from '../conditions';
import { sms, whatsApp } from '../messages/channels';
import { contentTypes } from './content-types';
import { suggestions } from './suggestions';

const types = Object.entries(contentTypes);

/** The type of a message's content. 8x8's own samples write it in any case, and use `buttons`. */
export const messageType = {
  type: 'string',
  title: 'Type',
  description:
    'Kind of content; carousel and richCard are for RCS, buttons is for Viber, and template for WhatsApp, Viber and Zalo',
  enum: types.map(([type]) => type),
  examples: ['text'],
} as const;

/**
 * The field of `content` that each type requires. In a batch, a message without type or content takes them from the
 * batch's template, so nothing is required of it.
 */
export const requiredContentByType: readonly Condition[] = types.map(([type, { requires }]) =>
  when('type', type, { properties: { content: { required: [requires] } } }),
);

const fieldsOfTypes: Readonly<Record<string, Schema>> = Object.fromEntries(
  types.flatMap(([, { fields = {} }]) => Object.entries(fields)),
);

/** The content of a message. The type of the message decides which fields are required. */
export const content = {
  type: 'object',
  title: 'Content',
  description: 'Content of the message; its type decides which fields are needed',
  properties: {
    text: {
      type: 'string',
      title: 'Text',
      description:
        'Text of a text message, or the words below media; WhatsApp takes 4,096 characters, RCS 3,072, Viber 1,000',
      maxLength: 35_000,
      examples: ['Your order 1001 is on its way.'],
    },
    url: {
      type: 'string',
      title: 'URL',
      description: 'Public address of the image, video, audio or file',
      format: 'uri',
      examples: ['https://example.com/picture.jpg'],
    },
    ...fieldsOfTypes,
    suggestions,
    fallbackText: {
      type: 'string',
      title: 'Fallback Text',
      description: 'Text to send if the message falls back to SMS; default: the text of the message',
      format: 'sms-text',
      maxLength: 35_000,
      examples: ['Your order 1001 is on its way.'],
    },
    sms,
    whatsApp,
  },
  examples: [{ text: 'Your order 1001 is on its way.' }],
} as const;

/** The spelling of a type in `contentTypes`: 8x8 takes it in any case. `undefined` if there is no such type. */
export function contentTypeName(type: string): string | undefined {
  return Object.keys(contentTypes).find((name) => name.toLowerCase() === type.toLowerCase());
}
