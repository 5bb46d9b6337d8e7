import { frozenNodes } from '../frozen-parameters';
import { runAction } from '../run-action';
import { stubServer, type StubServer } from '../../engine/stub-server';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { INodeParameters } from 'n8n-workflow';

let stub: StubServer;
beforeAll(async () => {
  stub = await stubServer(() => ({
    body: { umid: 'u', user: { msisdn: '6591234567' }, status: { state: 'queued' } },
  }));
});
afterAll(() => stub.close());

/** The body of the request that Send Message makes of its parameters. */
async function composed(parameters: INodeParameters, operation = 'chatApps.send'): Promise<unknown> {
  const { error } = await runAction({
    operation,
    parameters: { recipient: '+6591234567', ...parameters },
    nodeTypes: frozenNodes,
    credentials: { apiKey: 'any-key-will-do', subAccountId: 'ExampleCo', baseUrl: stub.url },
  });
  expect(error).toBeUndefined();
  return stub.requests.at(-1)?.body;
}

const group = (...values: INodeParameters[]): INodeParameters => ({ values });

describe('recipients', () => {
  test('a phone number, with its country', async () => {
    const parameters = { recipient: 91234567, text: 'Hi', additionalFields: { country: 'SG' } };

    expect(await composed(parameters)).toEqual({
      user: { msisdn: '91234567', country: 'SG' },
      type: 'text',
      content: { text: 'Hi' },
    });
  });

  test.each([
    ['channelUserId', 'SG.1349120865530274'],
    ['lineUserId', 'U0123456789abcdef'],
  ])('%s', async (recipientType, recipient) => {
    expect(await composed({ recipientType, recipient, text: 'Hi' })).toMatchObject({
      user: { [recipientType]: recipient },
    });
  });
});

const media = { mediaUrl: 'https://example.com/a', caption: 'Look' };
const card = {
  mediaUrl: 'https://example.com/a.jpg',
  title: 'Table',
  mediaHeight: 'short',
  suggestions: group({ suggestionType: 'reply', text: 'Yes' }),
};
const cardContent = {
  title: 'Table',
  media: { height: 'short', contentInfo: { fileUrl: 'https://example.com/a.jpg' } },
  suggestions: [{ reply: { text: 'Yes', postbackData: 'Yes' } }],
};

const interactive = (content: object): object => ({ type: 'interactive', content: { interactive: content } });

/** The bodies are those of 8x8's samples. */
const interactiveCases: readonly (readonly [string, INodeParameters, object])[] = [
  [
    'flow',
    {
      flowId: { __rl: true, mode: 'list', value: '91234' },
      bodyText: 'How was your visit?',
      flowButton: 'Tell us',
      flowScreen: 'WELCOME',
      flowData: '{"name":"Mei"}',
      headerType: 'text',
      headerText: 'Your visit',
      footerText: 'ExampleCo',
    },
    interactive({
      type: 'flow',
      header: { type: 'text', text: 'Your visit' },
      body: { text: 'How was your visit?' },
      footer: { text: 'ExampleCo' },
      action: {
        parameters: {
          flowId: '91234',
          flowCta: 'Tell us',
          flowAction: 'navigate',
          flowActionPayload: { screen: 'WELCOME', data: { name: 'Mei' } },
        },
      },
    }),
  ],
  [
    'flow',
    { flowId: '91234', bodyText: 'Hi', flowButton: 'Go', flowAction: 'data_exchange', flowScreen: 'OLD' },
    interactive({
      type: 'flow',
      body: { text: 'Hi' },
      action: { parameters: { flowId: '91234', flowCta: 'Go', flowAction: 'data_exchange' } },
    }),
  ],
  [
    'locationRequest',
    { bodyText: 'Where are you?' },
    interactive({
      type: 'location_request_message',
      body: { text: 'Where are you?' },
      action: { name: 'send_location' },
    }),
  ],
  [
    'callPermissionRequest',
    { bodyText: 'May we call?' },
    interactive({ type: 'call_permission_request', body: { text: 'May we call?' } }),
  ],
  ['contactInfoRequest', {}, interactive({ type: 'request_contact_info' })],
  [
    'voiceCall',
    { bodyText: 'Call us', buttonText: 'Call', ttlMinutes: 10, payload: 'order-1001' },
    interactive({
      type: 'voice_call',
      body: { text: 'Call us' },
      action: {
        name: 'voice_call',
        parameters: { display_text: 'Call', ttlMinutes: 10, payload: 'order-1001' },
      },
    }),
  ],
  [
    'product',
    { catalogId: 'c1', productId: 'p1', bodyText: 'A shirt', footerText: 'Soft' },
    interactive({
      type: 'product',
      body: { text: 'A shirt' },
      footer: { text: 'Soft' },
      action: { catalog_id: 'c1', product_retailer_id: 'p1' },
    }),
  ],
  [
    'productList',
    {
      catalogId: 'c1',
      bodyText: 'New',
      headerType: 'text',
      headerText: 'Shirts',
      productSections: group({ title: 'Red', products: 'p1, p2' }),
    },
    interactive({
      type: 'product_list',
      header: { type: 'text', text: 'Shirts' },
      body: { text: 'New' },
      action: {
        catalog_id: 'c1',
        sections: [
          { title: 'Red', product_items: [{ product_retailer_id: 'p1' }, { product_retailer_id: 'p2' }] },
        ],
      },
    }),
  ],
];

const cases: readonly (readonly [string, INodeParameters, object])[] = [
  ['text', { text: 'Hi' }, { type: 'text', content: { text: 'Hi' } }],
  [
    'image',
    { ...media, mediaDetails: { thumbnail: 'https://example.com/t' } },
    {
      type: 'image',
      content: { url: media.mediaUrl, text: 'Look', image: { thumbnail: 'https://example.com/t' } },
    },
  ],
  [
    'video',
    { ...media, mediaDetails: { duration: 30 } },
    { type: 'video', content: { url: media.mediaUrl, text: 'Look', video: { duration: 30 } } },
  ],
  [
    'audio',
    { mediaUrl: 'https://example.com/a', caption: 'Listen' },
    { type: 'audio', content: { url: 'https://example.com/a', text: 'Listen' } },
  ],
  ['file', media, { type: 'file', content: { url: media.mediaUrl, text: 'Look' } }],
  [
    'location',
    { latitude: 1.2857, longitude: 103.8479, name: 'Merlion' },
    { type: 'location', content: { location: { latitude: 1.2857, longitude: 103.8479, name: 'Merlion' } } },
  ],
  [
    'template',
    {
      templateName: { __rl: true, mode: 'list', value: 'order_shipped' },
      templateLanguage: 'en_US',
    },
    { type: 'template', content: { template: { name: 'order_shipped', language: 'en_US' } } },
  ],
  [
    'template',
    {
      templateName: 'order_shipped',
      templateLanguage: 'en_US',
      headerType: 'image',
      headerUrl: 'https://example.com/a.jpg',
      bodyParameters: group({ text: 'Mei' }, { text: '1001', name: 'order' }),
      buttonParameters: group(
        { subType: 'QuickReply', index: 0, value: 'yes' },
        { subType: 'Url', index: 1, value: 'orders/1001' },
        { subType: 'CopyCode', index: 2, value: 'AUTUMN' },
        { subType: 'Flow', index: 3, value: '{"screen":"START"}' },
        { subType: 'VoiceCall', index: 4, value: '60' },
      ),
    },
    {
      type: 'template',
      content: {
        template: {
          name: 'order_shipped',
          language: 'en_US',
          components: [
            { type: 'header', parameters: [{ type: 'image', url: 'https://example.com/a.jpg' }] },
            {
              type: 'body',
              parameters: [
                { type: 'text', text: 'Mei' },
                { type: 'text', text: '1001', name: 'order' },
              ],
            },
            {
              type: 'button',
              subType: 'QuickReply',
              index: 0,
              parameters: [{ type: 'payload', payload: 'yes' }],
            },
            { type: 'button', subType: 'Url', index: 1, parameters: [{ type: 'text', text: 'orders/1001' }] },
            {
              type: 'button',
              subType: 'CopyCode',
              index: 2,
              parameters: [{ type: 'couponCode', couponCode: 'AUTUMN' }],
            },
            {
              type: 'button',
              subType: 'Flow',
              index: 3,
              parameters: [{ type: 'action', flowActionData: { screen: 'START' } }],
            },
            {
              type: 'button',
              subType: 'VoiceCall',
              index: 4,
              parameters: [{ type: 'ttlMinutes', ttlMinutes: 60 }],
            },
          ],
        },
      },
    },
  ],
  [
    'template',
    {
      templateName: 'place',
      headerType: 'location',
      headerLatitude: 1.5,
      headerLongitude: 103.5,
      headerName: 'Us',
    },
    {
      type: 'template',
      content: {
        template: {
          name: 'place',
          components: [
            {
              type: 'header',
              parameters: [{ type: 'location', location: { latitude: 1.5, longitude: 103.5, name: 'Us' } }],
            },
          ],
        },
      },
    },
  ],
  [
    'replyButtons',
    {
      bodyText: 'Deliver tomorrow?',
      headerType: 'text',
      headerText: 'Order 1001',
      footerText: 'ExampleCo',
      buttons: group({ title: 'Yes', id: 'yes-1001' }, { title: 'No' }),
    },
    {
      type: 'interactive',
      content: {
        interactive: {
          type: 'button',
          header: { type: 'text', text: 'Order 1001' },
          body: { text: 'Deliver tomorrow?' },
          footer: { text: 'ExampleCo' },
          action: {
            buttons: [
              { type: 'reply', reply: { id: 'yes-1001', title: 'Yes' } },
              { type: 'reply', reply: { id: 'No', title: 'No' } },
            ],
          },
        },
      },
    },
  ],
  [
    'list',
    {
      bodyText: 'When?',
      listButton: 'Choose',
      sections: group({
        title: 'Tomorrow',
        rows: group({ title: 'Morning', description: '9 to 12', id: 'am' }, { title: 'Evening' }),
      }),
    },
    {
      type: 'interactive',
      content: {
        interactive: {
          type: 'list',
          body: { text: 'When?' },
          action: {
            button: 'Choose',
            sections: [
              {
                title: 'Tomorrow',
                rows: [
                  { id: 'am', title: 'Morning', description: '9 to 12' },
                  { id: 'Evening', title: 'Evening' },
                ],
              },
            ],
          },
        },
      },
    },
  ],
  [
    'ctaUrl',
    {
      bodyText: 'Track it',
      buttonText: 'Track',
      buttonUrl: 'https://example.com/1001',
      headerType: 'image',
      headerUrl: 'https://example.com/a.jpg',
    },
    {
      type: 'interactive',
      content: {
        interactive: {
          type: 'cta_url',
          header: { type: 'image', image: { link: 'https://example.com/a.jpg' } },
          body: { text: 'Track it' },
          action: { parameters: { display_text: 'Track', url: 'https://example.com/1001' } },
        },
      },
    },
  ],
  ...interactiveCases,
  [
    'richCard',
    { cardOrientation: 'horizontal', mediaSide: 'right', forceRefresh: true, ...card },
    {
      type: 'richCard',
      content: {
        richCard: {
          cardOrientation: 'horizontal',
          thumbnailImageAlignment: 'right',
          ...cardContent,
          media: { contentInfo: { fileUrl: 'https://example.com/a.jpg', forceRefresh: true } },
        },
      },
    },
  ],
  [
    'carousel',
    { cardWidth: 'small', cards: group(card, card) },
    { type: 'carousel', content: { carousel: { cardWidth: 'small', cards: [cardContent, cardContent] } } },
  ],
  [
    'viberButton',
    { text: 'Track it', buttonText: 'Track', buttonUrl: 'https://example.com/1001' },
    {
      type: 'buttons',
      content: { text: 'Track it', button: { caption: 'Track', action: 'https://example.com/1001' } },
    },
  ],
  [
    'json',
    { messageType: 'interactive', contentJson: '{"interactive":{"type":"request_contact_info"}}' },
    { type: 'interactive', content: { interactive: { type: 'request_contact_info' } } },
  ],
];

describe('contents', () => {
  test.each(cases)('%s', async (contentType, parameters, expected) => {
    expect(await composed({ contentType, ...parameters })).toEqual({
      user: { msisdn: '+6591234567' },
      ...expected,
    });
  });

  test('what belongs to another kind of content, and was typed in before, is not sent', async () => {
    const leftOver = {
      mediaUrl: 'https://example.com/a',
      headerType: 'text',
      headerText: 'Old',
      buttons: group({ title: 'X' }),
    };

    expect(await composed({ contentType: 'text', text: 'Hi', ...leftOver })).toEqual({
      user: { msisdn: '+6591234567' },
      type: 'text',
      content: { text: 'Hi' },
    });
  });
});

test('what may come along with any content', async () => {
  const soon = new Date(Date.now() + 3_600_000).toISOString();
  const additionalFields = {
    channels: group(
      { channel: 'WhatsApp', fallbackAfter: 900, successStatus: 'Delivered' },
      { channel: 'SMS', fallbackAfter: 0, successStatus: '' },
    ),
    clientMessageId: 'order-1001',
    directSend: { values: { category: 'utility', ttlSeconds: 600 } },
    dlrCallbackUrl: 'https://example.com/receipts',
    expiry: soon,
    extraFields: '{"newField": 1}',
    fallbackText: 'Hi by SMS',
    replyTo: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31',
    smsEncoding: 'GSM7',
    smsSource: 'ExampleCo',
  };

  expect(await composed({ text: 'Hi', additionalFields })).toEqual({
    user: { msisdn: '+6591234567' },
    type: 'text',
    content: {
      text: 'Hi',
      fallbackText: 'Hi by SMS',
      sms: { source: 'ExampleCo', encoding: 'GSM7' },
      whatsApp: { directSend: { category: 'utility', ttlSeconds: 600 } },
    },
    channels: [{ channel: 'WhatsApp', fallbackAfter: 900, successStatus: 'Delivered' }, { channel: 'SMS' }],
    clientMessageId: 'order-1001',
    dlrCallbackUrl: 'https://example.com/receipts',
    expiry: soon,
    context: { umid: 'b2c9d5a0-4f1e-4c6b-8e0a-6a4f1f2f9d31' },
    newField: 1,
  });
});

test('RCS suggestions, each with its action', async () => {
  const suggestions = group(
    { suggestionType: 'reply', text: 'Yes', postbackData: 'yes' },
    { suggestionType: 'openUrl', text: 'Open', url: 'https://example.com' },
    {
      suggestionType: 'openUrl',
      text: 'View',
      url: 'https://example.com',
      application: 'WEBVIEW',
      webviewViewMode: 'TALL',
      webviewDescription: 'The order',
      fallbackUrl: 'https://example.com/old',
    },
    { suggestionType: 'viewLocation', text: 'Near', locationBy: 'query', query: 'ExampleCo store' },
    { suggestionType: 'dial', text: 'Call', phoneNumber: '+6591234567' },
    { suggestionType: 'viewLocation', text: 'Map', latitude: 1.3, longitude: 103.8, label: 'Us' },
    {
      suggestionType: 'createCalendarEvent',
      text: 'Save',
      title: 'Delivery',
      startTime: '2026-12-01T09:00:00+08:00',
      endTime: '2026-12-01T10:00:00+08:00',
    },
  );

  expect(await composed({ text: 'Hi', additionalFields: { suggestions } })).toMatchObject({
    content: {
      suggestions: [
        { reply: { text: 'Yes', postbackData: 'yes' } },
        { action: { text: 'Open', postbackData: 'Open', openUrlAction: { url: 'https://example.com' } } },
        {
          action: {
            text: 'View',
            fallbackUrl: 'https://example.com/old',
            openUrlAction: {
              url: 'https://example.com',
              application: 'WEBVIEW',
              webviewViewMode: 'TALL',
              description: 'The order',
            },
          },
        },
        { action: { text: 'Near', viewLocationAction: { query: 'ExampleCo store' } } },
        { action: { text: 'Call', postbackData: 'Call', dialAction: { phoneNumber: '+6591234567' } } },
        {
          action: {
            text: 'Map',
            viewLocationAction: { latLong: { latitude: 1.3, longitude: 103.8 }, label: 'Us' },
          },
        },
        {
          action: {
            text: 'Save',
            createCalendarEventAction: {
              title: 'Delivery',
              startTime: '2026-12-01T09:00:00+08:00',
              endTime: '2026-12-01T10:00:00+08:00',
            },
          },
        },
      ],
    },
  });
});

test('a LINE notification goes to a phone number', async () => {
  const parameters = {
    recipient: '+66812345678',
    content: { title: 'Your parcel', emphasis: { values: { label: 'Date', content: '1 December' } } },
    additionalFields: { smsFallback: { values: { text: 'Your parcel', source: '', encoding: 'AUTO' } } },
  };

  expect(await composed(parameters, 'chatApps.sendLineNotification')).toEqual({
    user: { msisdn: '+66812345678' },
    content: { title: 'Your parcel', emphasis: { label: 'Date', content: '1 December' } },
    smsFallback: { text: 'Your parcel', encoding: 'AUTO' },
  });
});
