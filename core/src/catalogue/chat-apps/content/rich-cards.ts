import { cardSuggestions } from './suggestions';

const cardFields = {
  title: { type: 'string', title: 'Title', description: 'Headline of the card', maxLength: 200 },
  description: {
    type: 'string',
    title: 'Description',
    description: 'Text below the headline',
    maxLength: 2000,
  },
  media: {
    type: 'object',
    title: 'Media',
    description: 'Picture or video of the card',
    properties: {
      height: {
        type: 'string',
        title: 'Height',
        description: 'Height of the media, only on a vertical card',
        enum: ['short', 'medium', 'tall'],
      },
      contentInfo: {
        type: 'object',
        title: 'Content Info',
        description: 'URL of the media',
        properties: {
          fileUrl: {
            type: 'string',
            title: 'File URL',
            description: 'Public address of the picture or video',
            format: 'uri',
            maxLength: 2048,
            examples: ['https://example.com/card.jpg'],
          },
          thumbnailUrl: {
            type: 'string',
            title: 'Thumbnail URL',
            description: 'Public address of the preview',
            format: 'uri',
            maxLength: 2048,
          },
          forceRefresh: {
            type: 'boolean',
            title: 'Force Refresh',
            description: 'Whether the file is fetched again although it is cached',
            default: false,
          },
        },
        required: ['fileUrl'],
      },
    },
    required: ['contentInfo'],
  },
  suggestions: cardSuggestions,
} as const;

/** An RCS card: a picture or video with a headline, a text and suggestions. */
export const richCard = {
  type: 'object',
  title: 'Rich Card',
  description: 'A card, for RCS; needed by a richCard message',
  properties: {
    cardOrientation: {
      type: 'string',
      title: 'Orientation',
      description: 'Whether the media is above the text (vertical) or beside it (horizontal)',
      enum: ['horizontal', 'vertical'],
    },
    thumbnailImageAlignment: {
      type: 'string',
      title: 'Media Side',
      description: 'Side of a horizontal card that has the media',
      enum: ['left', 'right'],
    },
    ...cardFields,
  },
  required: ['cardOrientation', 'media'],
  examples: [
    {
      cardOrientation: 'vertical',
      title: 'Your table is ready',
      media: { height: 'short', contentInfo: { fileUrl: 'https://example.com/card.jpg' } },
    },
  ],
} as const;

/** Two to ten RCS cards, side by side. */
export const carousel = {
  type: 'object',
  title: 'Carousel',
  description: 'Two to ten cards side by side, for RCS; needed by a carousel message',
  properties: {
    cardWidth: {
      type: 'string',
      title: 'Card Width',
      description: 'Width that all cards of the carousel have',
      enum: ['small', 'medium'],
    },
    cards: {
      type: 'array',
      title: 'Cards',
      description: 'The cards, from left to right',
      minItems: 2,
      maxItems: 10,
      items: { type: 'object', properties: cardFields, required: ['media'] },
    },
  },
  required: ['cardWidth', 'cards'],
} as const;
