import type { ChatAppsSendInput } from 'cpaas-8x8';

/** A content that a business can send, and what the page must show of it. */
export interface ContentExample {
  readonly name: string;
  readonly message: Pick<ChatAppsSendInput, 'type' | 'content'>;
  /** The channel, in 8x8's spelling. Default: WhatsApp. */
  readonly channel?: string;
  readonly shows: readonly string[];
}

const picture = 'https://example.com/menu/picture.jpg';

const interactive = (
  type: string,
  shows: readonly string[],
  action: object,
  rest: object = {},
): ContentExample => ({
  name: `interactive ${type}`,
  message: {
    type: 'interactive',
    content: { interactive: { type, body: { text: `Body of ${type}` }, action, ...rest } },
  },
  shows: [`Body of ${type}`, ...shows],
});

const media = { contentInfo: { fileUrl: picture }, height: 'short' };
const openUrl = {
  action: { text: 'Open shop', postbackData: 'open', openUrlAction: { url: 'https://example.com/shop' } },
};
const dial = {
  action: { text: 'Call us', postbackData: 'dial', dialAction: { phoneNumber: '+6561234567' } },
};
const map = {
  action: {
    text: 'Find us',
    postbackData: 'map',
    viewLocationAction: { latLong: { latitude: 1.29, longitude: 103.85 }, label: 'Shop' },
  },
};
const calendar = {
  action: {
    text: 'Save the date',
    postbackData: 'date',
    createCalendarEventAction: {
      title: 'Visit',
      startTime: '2027-12-01T09:00:00+08:00',
      endTime: '2027-12-01T10:00:00+08:00',
    },
  },
};

/** Every type of content, every type of interactive message, and every channel with a look of its own. */
export const contentExamples: readonly ContentExample[] = [
  {
    name: 'text',
    message: { type: 'text', content: { text: 'A *bold* and _slanted_ text, see https://example.com/a.' } },
    shows: ['A bold and slanted text, see https://example.com/a.'],
  },
  {
    name: 'image',
    message: { type: 'image', content: { url: picture, text: 'Today’s menu' } },
    shows: ['picture.jpg', 'Picture', 'Open at example.com', 'Today’s menu'],
  },
  {
    name: 'video',
    message: {
      type: 'video',
      content: { url: 'https://example.com/tour.mp4', text: 'A tour', video: { duration: 75 } },
    },
    shows: ['tour.mp4', 'Video · 1:15', 'A tour'],
  },
  {
    name: 'audio',
    message: { type: 'audio', content: { url: 'https://example.com/song.mp3', audio: { duration: 9 } } },
    shows: ['song.mp3', 'MP3 · 0:09'],
  },
  {
    name: 'file',
    message: { type: 'file', content: { url: 'https://example.com/invoice.pdf', text: 'Your invoice' } },
    shows: ['invoice.pdf', 'PDF', 'Your invoice'],
  },
  {
    name: 'location',
    message: {
      type: 'location',
      content: { location: { latitude: 1.2857, longitude: 103.8479, name: 'Our shop', address: '1 Bay' } },
    },
    shows: ['Our shop', '1 Bay', '1.2857, 103.8479'],
  },
  {
    name: 'template',
    message: {
      type: 'template',
      content: {
        template: {
          name: 'everything',
          language: 'en_US',
          components: [
            { type: 'header', parameters: [{ type: 'document', url: 'https://example.com/ticket.pdf' }] },
            { type: 'body', parameters: [{ type: 'text', text: 'Mei' }] },
            { type: 'button', index: 1, subType: 'Url', parameters: [{ type: 'text', text: '1001' }] },
            {
              type: 'button',
              index: 3,
              subType: 'CopyCode',
              parameters: [{ type: 'couponCode', couponCode: 'AUTUMN25' }],
            },
          ],
        },
      },
    },
    shows: [
      ...['ticket.pdf', 'Hello Mei', 'ExampleCo', 'Yes, please'],
      ...['Track order', 'Call the shop', 'Copy the coupon', 'Fill in'],
    ],
  },
  {
    name: 'template carousel',
    message: {
      type: 'template',
      content: {
        template: {
          name: 'new_arrivals',
          language: 'en_US',
          components: [
            { type: 'body', parameters: [{ type: 'text', text: 'Mei' }] },
            {
              type: 'carousel',
              cards: [0, 1].map((cardIndex) => ({
                cardIndex,
                components: [{ type: 'header', parameters: [{ type: 'image', url: picture }] }],
              })),
            },
          ],
        },
      },
    },
    shows: ['Hello Mei, this has just come in.', 'Umbrella', 'Raincoat', 'Buy'],
  },
  {
    name: 'template of Zalo',
    channel: 'ZaloNotification',
    message: {
      type: 'template',
      content: {
        template: {
          name: '214583',
          components: [{ type: 'body', parameters: [{ type: 'text', name: 'otp', text: '493027' }] }],
        },
      },
    },
    shows: ['214583', 'otp', '493027'],
  },
  interactive(
    'button',
    ['Header', 'Footer', 'Of course'],
    {
      buttons: [{ type: 'reply', reply: { id: 'yes', title: 'Of course' } }],
    },
    { header: { type: 'text', text: 'Header' }, footer: { text: 'Footer' } },
  ),
  interactive('list', ['See the slots'], {
    button: 'See the slots',
    sections: [
      { title: 'Morning', rows: [{ id: 'am', title: 'Nine', description: 'With Dr Tan' }] },
      { title: 'Afternoon', rows: [{ id: 'pm', title: 'Three' }] },
    ],
  }),
  interactive(
    'product_list',
    ['Umbrellas', 'sku-1', 'sku-2'],
    {
      catalog_id: '1',
      sections: [
        {
          title: 'Umbrellas',
          product_items: [{ product_retailer_id: 'sku-1' }, { product_retailer_id: 'sku-2' }],
        },
      ],
    },
    { header: { type: 'text', text: 'Catalog' } },
  ),
  interactive('product', ['sku-9'], { catalog_id: '1', product_retailer_id: 'sku-9' }),
  interactive('cta_url', ['Pay now'], {
    parameters: { display_text: 'Pay now', url: 'https://example.com/pay' },
  }),
  interactive('flow', ['Book now'], { parameters: { flowId: '123', flowCta: 'Book now' } }),
  interactive('voice_call', ['Ring us'], { name: 'voice_call', parameters: { display_text: 'Ring us' } }),
  interactive('location_request_message', ['Send location'], { name: 'send_location' }),
  interactive('call_permission_request', ['Choose whether they may call'], {}),
  interactive('request_contact_info', ['Share contact info'], {}),
  {
    name: 'rich card',
    channel: 'RCS',
    message: {
      type: 'richCard',
      content: {
        richCard: {
          cardOrientation: 'vertical',
          title: 'Your table is ready',
          description: 'For two, at eight',
          media,
          suggestions: [openUrl, { reply: { text: 'Thanks', postbackData: 'thanks' } }],
        },
        suggestions: [dial, map, calendar],
      },
    },
    shows: [
      ...['picture.jpg', 'Your table is ready', 'For two, at eight', 'Open shop', 'Thanks'],
      ...['Call us', 'Find us', 'Save the date'],
    ],
  },
  {
    name: 'carousel',
    channel: 'RCS',
    message: {
      type: 'carousel',
      content: {
        carousel: {
          cardWidth: 'medium',
          cards: ['First dish', 'Second dish', 'Third dish'].map((title) => ({
            title,
            description: 'Of the day',
            media,
            suggestions: [{ reply: { text: `Take ${title}`, postbackData: title } }],
          })),
        },
      },
    },
    shows: ['First dish', 'Second dish', 'Third dish', 'Take First dish', 'Take Third dish'],
  },
  {
    name: 'buttons',
    channel: 'Viber',
    message: {
      type: 'buttons',
      content: {
        text: 'Your parcel is near',
        url: picture,
        button: { caption: 'Track it', action: 'https://example.com/track' },
      },
    },
    shows: ['Your parcel is near', 'picture.jpg', 'Track it'],
  },
];

/** The template that `contentExamples` sends. */
export const everyPart = {
  name: 'everything',
  body: 'Hello {{1}}, your order is ready.',
  header: { type: 'document' },
  footer: 'ExampleCo',
  buttons: [
    { type: 'quick_reply', label: 'Yes, please' },
    { type: 'url', label: 'Track order', value: 'https://example.com/orders/{{1}}' },
    { type: 'phone', label: 'Call the shop', value: '+6561234567' },
    { type: 'copy_code', label: 'Copy the coupon' },
    { type: 'flow', label: 'Fill in', value: '123' },
  ],
} as const;

/** Screens with most kinds of components, which lead from one to the next. */
export const bookingFlow = {
  version: '7.2',
  screens: [
    {
      id: 'WHEN',
      title: 'Choose a time',
      data: {
        slots: {
          type: 'array',
          __example__: [
            { id: 'am', title: 'Morning' },
            { id: 'pm', title: 'Afternoon' },
          ],
        },
      },
      layout: {
        type: 'SingleColumnLayout',
        children: [
          {
            type: 'Form',
            name: 'form',
            children: [
              { type: 'TextHeading', text: 'When shall we come?' },
              { type: 'DatePicker', name: 'day', label: 'Day', required: true },
              {
                type: 'Dropdown',
                name: 'slot',
                label: 'Slot',
                'data-source': '${data.slots}',
                required: true,
              },
              {
                type: 'Footer',
                label: 'Next',
                'on-click-action': {
                  name: 'navigate',
                  next: { type: 'screen', name: 'WHO' },
                  payload: { day: '${form.day}', slot: '${form.slot}' },
                },
              },
            ],
          },
        ],
      },
    },
    {
      id: 'WHO',
      title: 'Your details',
      terminal: true,
      layout: {
        type: 'SingleColumnLayout',
        children: [
          { type: 'TextBody', text: 'You chose ${data.day}.' },
          { type: 'TextInput', name: 'name', label: 'Your name', required: true },
          {
            type: 'RadioButtonsGroup',
            name: 'visit',
            label: 'Visit',
            'data-source': [
              { id: 'first', title: 'First visit' },
              { id: 'again', title: 'Follow-up' },
            ],
          },
          {
            type: 'CheckboxGroup',
            name: 'extras',
            label: 'Extras',
            'data-source': [
              { id: 'parking', title: 'Parking' },
              { id: 'wheelchair', title: 'Wheelchair' },
            ],
          },
          { type: 'OptIn', name: 'terms', label: 'I agree to the terms', required: true },
          {
            type: 'Footer',
            label: 'Book',
            'on-click-action': {
              name: 'complete',
              payload: {
                day: '${data.day}',
                slot: '${screen.WHEN.form.slot}',
                name: '${form.name}',
                visit: '${form.visit}',
                extras: '${form.extras}',
              },
            },
          },
        ],
      },
    },
  ],
} as const;
