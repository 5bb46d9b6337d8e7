const label = {
  type: 'string',
  title: 'Label',
  description: 'Label of the content',
  examples: ['Date'],
} as const;

const value = {
  type: 'string',
  title: 'Content',
  description: 'Content beside the label',
  examples: ['1 December'],
} as const;

const icon = {
  type: 'string',
  title: 'Icon',
  description: 'Picture at the top, one of those that LINE offers',
  enum: [
    'userPlus',
    'chatEllipsis',
    'phone',
    'note',
    'gear',
    'bell',
    'checkCircle',
    'slashCircle',
    'search',
    'link',
    'wallet',
    'store',
    'mapMarker',
    'idCard',
    'utensils',
    'medicalKit',
    'train',
    'planeDeparture',
    'questionCircle',
    'infoCircle',
    'boxCheck',
    'calendarCheck',
    'calendar',
    'file',
    'envelope',
    'usdCircle',
    'thbCircle',
    'usdCircleSend',
    'thbCircleSend',
    'invoice',
    'couponStar',
    'coupon',
    'creditCard',
    'starCard',
    'shoppingBag',
    'megaphone',
    'shieldCheck',
    'history',
  ],
} as const;

/** The content of a LINE notification: the parts of an approved template, with at most 500 characters in total. */
export const lineNotificationContent = {
  type: 'object',
  title: 'Content',
  description: 'What the notification shows, as LINE approved it, at most 500 characters in all',
  properties: {
    title: {
      type: 'string',
      title: 'Title',
      description: 'Headline of the notification',
      examples: ['Your parcel arrives tomorrow'],
    },
    company: {
      type: 'string',
      title: 'Company',
      description: 'Name of your company',
      examples: ['ExampleCo'],
    },
    icon,
    emphasis: {
      type: 'object',
      title: 'Emphasis',
      description: 'A label and its content, in large letters',
      properties: { label, content: value },
    },
    list: {
      type: 'array',
      title: 'List',
      description: 'Labels and their contents, one below the other',
      items: { type: 'object', properties: { label, content: value } },
    },
    greeting: { type: 'string', title: 'Greeting', description: 'Friendly line to the reader' },
    explanation: { type: 'string', title: 'Explanation', description: 'What the notification is about' },
    actions: {
      type: 'array',
      title: 'Actions',
      description: 'Buttons that open addresses',
      items: {
        type: 'object',
        properties: {
          title: {
            type: 'string',
            title: 'Title',
            description: 'Words on the button',
            examples: ['Track parcel'],
          },
          url: {
            type: 'string',
            title: 'URL',
            description: 'Address that the button opens',
            examples: ['https://example.com/parcels/1001'],
          },
        },
      },
    },
  },
  examples: [
    {
      title: 'Your parcel arrives tomorrow',
      company: 'ExampleCo',
      icon: 'boxCheck',
      list: [{ label: 'Date', content: '1 December' }],
      actions: [{ title: 'Track parcel', url: 'https://example.com/parcels/1001' }],
    },
  ],
} as const;
