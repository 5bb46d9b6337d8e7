import type { ContentType } from 'cpaas-8x8';

/** The entry of a content type that 8x8 does not have, as a contributor would add it to `content-types.ts`. */
export const madeUpContentType: Readonly<Record<string, ContentType>> = {
  sticker: {
    title: 'Sticker',
    summary: 'A sticker from a pack, on WhatsApp',
    requires: 'sticker',
    fields: {
      sticker: {
        type: 'object',
        title: 'Sticker',
        description: 'The sticker of a sticker message',
        properties: {
          packId: { type: 'string', title: 'Pack ID', description: 'ID of the pack', maxLength: 20 },
          size: { type: 'string', title: 'Size', description: 'How large it is', enum: ['small', 'large'] },
        },
        required: ['packId'],
      },
    },
    channels: ['WhatsApp'],
  },
};
