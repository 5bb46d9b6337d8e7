/** What Viber and LINE take about a video, image or audio, in addition to its URL. */

export const video = {
  type: 'object',
  title: 'Video',
  description: 'About the video of a video message; Viber takes all three, LINE the thumbnail',
  properties: {
    thumbnail: {
      type: 'string',
      title: 'Thumbnail URL',
      description: 'Address of the picture shown before the video plays',
      examples: ['https://example.com/preview.jpg'],
    },
    filesize: {
      type: 'number',
      title: 'File Size',
      description: 'Size of the video, in bytes',
      examples: [2_500_000],
    },
    duration: {
      type: 'number',
      title: 'Duration (Seconds)',
      description: 'Length of the video, in seconds',
      examples: [30],
    },
  },
} as const;

export const image = {
  type: 'object',
  title: 'Image',
  description: 'About the image of an image message, for LINE',
  properties: {
    thumbnail: {
      type: 'string',
      title: 'Thumbnail URL',
      description: 'Address of the small picture shown as a preview',
      examples: ['https://example.com/preview.jpg'],
    },
  },
} as const;

export const audio = {
  type: 'object',
  title: 'Audio',
  description: 'About the sound of an audio message, for LINE',
  properties: {
    duration: {
      type: 'number',
      title: 'Duration (Seconds)',
      description: 'Length of the sound, in seconds',
      examples: [30],
    },
  },
  required: ['duration'],
} as const;

/**
 * The button of a Viber message. Both fields may be empty: 8x8's Viber samples do that to send a text with an image and
 * no button.
 */
export const button = {
  type: 'object',
  title: 'Button',
  description: 'The button below a message of type buttons, for Viber',
  properties: {
    caption: {
      type: 'string',
      title: 'Caption',
      description: 'Words on the button, at most 30 characters',
      maxLength: 30,
      examples: ['Track order'],
    },
    action: {
      type: 'string',
      title: 'Action',
      description: 'Address that opens when the button is tapped',
      examples: ['https://example.com/orders/1001'],
    },
  },
} as const;
