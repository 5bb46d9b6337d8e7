import { when } from '../conditions';

const media = {
  type: 'object',
  title: 'Media',
  description: 'The file to show: its address, or its media ID',
  properties: {
    id: { type: 'string', title: 'Media ID', description: 'ID of uploaded media, in place of the link' },
    link: {
      type: 'string',
      title: 'Link',
      description: 'Address of the file, http or https',
      format: 'uri',
      examples: ['https://example.com/picture.jpg'],
    },
    caption: { type: 'string', title: 'Caption', description: 'Words below the file' },
    filename: {
      type: 'string',
      title: 'File Name',
      description: 'Name shown for a document; its ending tells WhatsApp the kind of the document',
    },
    provider: {
      type: 'string',
      title: 'Provider',
      description: 'Provider to fetch the link through, when it is not public',
      deprecated: true,
    },
  },
  anyOf: [{ required: ['link'] }, { required: ['id'] }],
} as const;

/** What stands above an interactive message. */
export const header = {
  type: 'object',
  title: 'Header',
  description: 'What stands above the text; product and location request messages have none',
  properties: {
    type: {
      type: 'string',
      title: 'Type',
      description: 'Which of the fields below holds the header; Direct Send takes text alone',
      enum: ['text', 'video', 'image', 'document'],
    },
    text: {
      type: 'string',
      title: 'Text',
      description: 'Words of the header, at most 60 characters on Direct Send',
    },
    image: { ...media, title: 'Image', description: 'Picture above the text' },
    video: { ...media, title: 'Video', description: 'Video above the text' },
    document: { ...media, title: 'Document', description: 'Document above the text' },
  },
  required: ['type'],
  allOf: [
    when('type', 'text', { required: ['text'] }),
    when('type', 'image', { required: ['image'] }),
    when('type', 'video', { required: ['video'] }),
    when('type', 'document', { required: ['document'] }),
  ],
} as const;
