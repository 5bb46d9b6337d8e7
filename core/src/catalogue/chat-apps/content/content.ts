import { sms, whatsApp } from '../messages/channels';
import { interactive } from './interactive';
import { location } from './location';
import { audio, button, image, video } from './media';
import { carousel, richCard } from './rich-cards';
import { suggestions } from './suggestions';
import { template } from './template-content';

/** What a message says. Which fields it needs depends on the message's type; see `message-type.ts`. */
export const content = {
  type: 'object',
  title: 'Content',
  description: 'What the message says; its type tells which fields are needed',
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
    image,
    video,
    audio,
    location,
    template,
    interactive,
    richCard,
    carousel,
    suggestions,
    button,
    fallbackText: {
      type: 'string',
      title: 'Fallback Text',
      description: 'Text to send when the message falls back to SMS; left out, the text of the message',
      format: 'sms-text',
      maxLength: 35_000,
      examples: ['Your order 1001 is on its way.'],
    },
    sms,
    whatsApp,
  },
  examples: [{ text: 'Your order 1001 is on its way.' }],
} as const;
