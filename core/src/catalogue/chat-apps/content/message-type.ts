import type { Condition } from '../../../schema/json-schema';
import { when } from '../conditions';

/** What kind of content a message has. 8x8's own samples write it in any case, and use `buttons`. */
export const messageType = {
  type: 'string',
  title: 'Type',
  description:
    'Kind of content; carousel and richCard are for RCS, buttons is for Viber, and template for WhatsApp, Viber and Zalo',
  enum: [
    'text',
    'image',
    'video',
    'audio',
    'file',
    'location',
    'template',
    'interactive',
    'carousel',
    'richCard',
    'buttons',
  ],
  examples: ['text'],
} as const;

const contentNeeds = (type: string, field: string): Condition =>
  when('type', type, { properties: { content: { required: [field] } } });

/** What each type demands of the content beside it. Nothing is demanded where either is left to the template. */
export const contentByType: readonly Condition[] = [
  contentNeeds('text', 'text'),
  contentNeeds('image', 'url'),
  contentNeeds('video', 'url'),
  contentNeeds('audio', 'url'),
  contentNeeds('file', 'url'),
  contentNeeds('location', 'location'),
  contentNeeds('template', 'template'),
  contentNeeds('interactive', 'interactive'),
  contentNeeds('carousel', 'carousel'),
  contentNeeds('richCard', 'richCard'),
  contentNeeds('buttons', 'button'),
];
