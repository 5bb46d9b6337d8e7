/** 8x8 takes the number as people write it, and strips what is not part of it. */
export const looseDestination = {
  type: 'string',
  title: 'To',
  description:
    'Phone number to verify, spaces and brackets allowed, e.g. +65 9123 4567; a national number needs Country',
  format: 'phone',
  examples: ['+65 9123 4567'],
} as const;
