import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { IDataObject } from 'n8n-workflow';
import { nodeName } from '../run-action';
import { templateAccount, type Components, type TemplateAccount } from './template-account';

let account: TemplateAccount;
beforeAll(async () => {
  account = await templateAccount();
});
afterAll(() => account.close());

const body = { type: 'BODY', text: 'Hello {{1}}, thank you.', examples: ['Mei'] } as const;
const plain = { type: 'BODY', text: 'Thank you.' } as const;
const bodySent = { type: 'body', parameters: [{ type: 'text', text: 'Ana' }] };

const card = (path: string) => ({
  components: [
    { type: 'HEADER', format: 'Image' },
    { type: 'BODY', text: 'Only {{1}} today', examples: ['9 dollars'] },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'QUICK_REPLY', text: 'More' },
        { type: 'URL', text: 'Buy', url: `https://example.com/${path}/{{1}}`, example: ['1'] },
      ],
    },
  ],
});

interface Kind {
  readonly components: unknown;
  /** Label and, with a star, whether it must be given. */
  readonly fields: Readonly<Record<string, string>>;
  readonly values: IDataObject;
  readonly sent: readonly unknown[] | undefined;
  readonly category?: 'AUTHENTICATION' | 'UTILITY' | 'MARKETING';
}

const media = (format: string, type: string, title: string): Kind => ({
  components: [{ type: 'HEADER', format, examples: ['https://example.com/sample'] }, body],
  fields: {
    [`header.${type}.url`]: `${title} URL`,
    [`header.${type}.file`]: `${title} Binary Field`,
    'body.1': 'Body: {{1}} – Mei*',
  },
  values: { [`header.${type}.url`]: 'https://example.com/a', 'body.1': 'Ana' },
  sent: [{ type: 'header', parameters: [{ type, url: 'https://example.com/a' }] }, bodySent],
});

const kinds: Readonly<Record<string, Kind>> = {
  no_variables: { components: [plain], fields: {}, values: {}, sent: undefined },
  body_in_order: {
    components: [
      { type: 'BODY', text: 'Dear {{1}}, {{2}} is due on {{3}}.', examples: ['Mei', 'It', 'Monday'] },
    ],
    fields: {
      'body.1': 'Body: {{1}} – Mei*',
      'body.2': 'Body: {{2}} – It*',
      'body.3': 'Body: {{3}} – Monday*',
    },
    values: { 'body.3': 'Friday', 'body.1': 'Ana', 'body.2': 1001 },
    sent: [
      {
        type: 'body',
        parameters: [
          { type: 'text', text: 'Ana' },
          { type: 'text', text: '1001' },
          { type: 'text', text: 'Friday' },
        ],
      },
    ],
  },
  header_text: {
    components: [{ type: 'HEADER', format: 'Text', text: 'Order {{1}}', examples: ['1001'] }, body],
    fields: { 'header.1': 'Header: {{1}} – 1001*', 'body.1': 'Body: {{1}} – Mei*' },
    values: { 'header.1': '1002', 'body.1': 'Ana' },
    sent: [{ type: 'header', parameters: [{ type: 'text', text: '1002' }] }, bodySent],
  },
  header_image: media('Image', 'image', 'Image'),
  header_video: media('Video', 'video', 'Video'),
  header_document: media('Document', 'document', 'Document'),
  header_gif: media('Gif', 'gif', 'GIF (MP4)'),
  header_location: {
    components: [{ type: 'HEADER', format: 'Location' }, body],
    fields: {
      'header.location.latitude': 'Location Latitude*',
      'header.location.longitude': 'Location Longitude*',
      'header.location.name': 'Location Name',
      'header.location.address': 'Location Address',
      'body.1': 'Body: {{1}} – Mei*',
    },
    values: {
      'header.location.latitude': '1.2857',
      'header.location.longitude': 103.8479,
      'header.location.name': 'Merlion',
      'body.1': 'Ana',
    },
    sent: [
      {
        type: 'header',
        parameters: [
          { type: 'location', location: { latitude: 1.2857, longitude: 103.8479, name: 'Merlion' } },
        ],
      },
      bodySent,
    ],
  },
  buttons: {
    components: [
      plain,
      {
        type: 'BUTTONS',
        buttons: [
          { type: 'QUICK_REPLY', text: 'Yes' },
          { type: 'QUICK_REPLY', text: 'No' },
          { type: 'PHONE_NUMBER', text: 'Call', phoneNumber: '+6561234567' },
          { type: 'URL', text: 'Shop', url: 'https://example.com/shop' },
          { type: 'URL', text: 'Track', url: 'https://example.com/o/{{1}}', example: ['1001'] },
          { type: 'COPY_CODE', example: ['AUTUMN25'] },
          { type: 'VOICE_CALL', text: 'Talk to Us' },
        ],
      },
    ],
    fields: {
      'button.0.payload': 'Button 1 Payload',
      'button.1.payload': 'Button 2 Payload',
      'button.4.url': 'Button 5 URL End – 1001*',
      'button.5.code': 'Button 6 Code – AUTUMN25*',
      'button.6.minutes': 'Button 7 Valid Minutes',
      'button.6.payload': 'Button 7 Payload',
    },
    values: {
      'button.0.payload': 'yes-1001',
      'button.4.url': '1002',
      'button.5.code': 'WINTER25',
      'button.6.minutes': 60,
      'button.6.payload': 'from-order',
    },
    sent: [
      {
        type: 'button',
        subType: 'QuickReply',
        index: 0,
        parameters: [{ type: 'payload', payload: 'yes-1001' }],
      },
      { type: 'button', subType: 'Url', index: 4, parameters: [{ type: 'text', text: '1002' }] },
      {
        type: 'button',
        subType: 'CopyCode',
        index: 5,
        parameters: [{ type: 'couponCode', couponCode: 'WINTER25' }],
      },
      {
        type: 'button',
        subType: 'VoiceCall',
        index: 6,
        parameters: [
          { type: 'ttlMinutes', ttlMinutes: 60 },
          { type: 'payload', payload: 'from-order' },
        ],
      },
    ],
  },
  carousel: {
    components: [body, { type: 'CAROUSEL', cards: [card('umbrella'), card('raincoat')] }],
    fields: {
      'body.1': 'Body: {{1}} – Mei*',
      ...Object.fromEntries(
        [0, 1].flatMap((index) => [
          [`card.${index}.header.image.url`, `Card ${index + 1}, Image URL`],
          [`card.${index}.header.image.file`, `Card ${index + 1}, Image Binary Field`],
          [`card.${index}.body.1`, `Card ${index + 1}, Body: {{1}} – 9 do…*`],
          [`card.${index}.button.0.payload`, `Card ${index + 1}, Button 1 Payload`],
          [`card.${index}.button.1.url`, `Card ${index + 1}, Button 2 URL End*`],
        ]),
      ),
    },
    values: {
      'body.1': 'Ana',
      'card.0.header.image.url': 'https://example.com/umbrella.jpg',
      'card.0.body.1': '8 dollars',
      'card.0.button.0.payload': 'more-umbrella',
      'card.0.button.1.url': 'blue',
      'card.1.header.image.url': 'https://example.com/raincoat.jpg',
      'card.1.body.1': '20 dollars',
      'card.1.button.1.url': 'red',
    },
    sent: [
      bodySent,
      {
        type: 'carousel',
        cards: [
          {
            cardIndex: 0,
            components: [
              { type: 'header', parameters: [{ type: 'image', url: 'https://example.com/umbrella.jpg' }] },
              { type: 'body', parameters: [{ type: 'text', text: '8 dollars' }] },
              {
                type: 'button',
                subType: 'QuickReply',
                index: 0,
                parameters: [{ type: 'payload', payload: 'more-umbrella' }],
              },
              { type: 'button', subType: 'Url', index: 1, parameters: [{ type: 'text', text: 'blue' }] },
            ],
          },
          {
            cardIndex: 1,
            components: [
              { type: 'header', parameters: [{ type: 'image', url: 'https://example.com/raincoat.jpg' }] },
              { type: 'body', parameters: [{ type: 'text', text: '20 dollars' }] },
              { type: 'button', subType: 'Url', index: 1, parameters: [{ type: 'text', text: 'red' }] },
            ],
          },
        ],
      },
    ],
  },
  one_time_code: {
    category: 'AUTHENTICATION',
    components: [
      { type: 'BODY', add_security_recommendation: true },
      { type: 'FOOTER', code_expiration_minutes: 5 },
      { type: 'BUTTONS', buttons: [{ type: 'OTP' }] },
    ],
    fields: { code: 'Code*' },
    values: { code: 482913 },
    sent: [
      { type: 'body', parameters: [{ type: 'text', text: '482913' }] },
      { type: 'button', subType: 'Url', index: 0, parameters: [{ type: 'text', text: '482913' }] },
    ],
  },
};

describe.each(Object.entries(kinds))(
  'the template %s',
  (name, { components, fields, values, sent, category }) => {
    beforeAll(() => account.approve(name, components as Components, category ? { category } : {}));

    test('shows its variables as fields', async () => {
      const found = await account.fields(`${name}/en_US`);

      expect(
        found
          .filter(({ readOnly }) => !readOnly)
          .map(({ id, displayName, required }) => [id, `${displayName}${required ? '*' : ''}`]),
      ).toEqual(Object.entries(fields));
    });

    test('arrives with the values that the fields were given', async () => {
      const { errors } = await account.send(`${name}/en_US`, values);

      expect(errors[nodeName]).toBeUndefined();
      expect(account.sent().at(-1)).toEqual(sent);
    });
  },
);

test('a Flow begins with the data that its button is given', async () => {
  const { channelId, client } = account;
  const { id: flowId = '' } = await client.chatApps.createFlow({
    channelId,
    name: 'Booking',
    categories: ['APPOINTMENT_BOOKING'],
    flowJson: JSON.stringify({
      version: '7.0',
      screens: [
        {
          id: 'START',
          title: 'Book',
          terminal: true,
          layout: {
            type: 'SingleColumnLayout',
            children: [
              { type: 'TextHeading', text: 'Book' },
              { type: 'Footer', label: 'Done', 'on-click-action': { name: 'complete', payload: {} } },
            ],
          },
        },
      ],
    }),
  });
  await client.chatApps.publishFlow({ channelId, flowId });
  await account.approve('booking', [
    plain,
    { type: 'BUTTONS', buttons: [{ type: 'FLOW', text: 'Book', flowId }] },
  ]);

  expect(await account.fields('booking/en_US')).toMatchObject([
    { id: 'button.template-text', displayName: 'Buttons', defaultValue: '1: Book', readOnly: true },
    { id: 'button.0.flowData', displayName: 'Button 1 Flow Data (JSON)', required: false },
  ]);
  const flowActionData = { screen: 'START', data: { name: 'Ana' } };
  await account.send('booking/en_US', { 'button.0.flowData': JSON.stringify(flowActionData) });

  expect(account.sent().at(-1)).toEqual([
    { type: 'button', subType: 'Flow', index: 0, parameters: [{ type: 'action', flowActionData }] },
  ]);
  const { errors } = await account.send('booking/en_US', { 'button.0.flowData': '{"screen"' });
  expect(errors[nodeName]?.message).toBe('Button 1 Flow Data (JSON) is not JSON');
});

test('variables with names are sent by their names', async () => {
  await account.approve('named', [
    { type: 'BODY', text: 'Dear {{customer}}, order {{order}} is here.', examples: ['Mei', '1001'] },
  ]);

  expect((await account.fields('named/en_US')).map(({ displayName }) => displayName)).toEqual([
    'Body Text',
    'Body: {{customer}} – Mei',
    'Body: {{order}} – 1001',
  ]);
  const { errors } = await account.send('named/en_US', { 'body.order': '1002', 'body.customer': 'Ana' });

  expect(errors[nodeName]).toBeUndefined();
  expect(account.sent().at(-1)).toEqual([
    {
      type: 'body',
      parameters: [
        { type: 'text', name: 'customer', text: 'Ana' },
        { type: 'text', name: 'order', text: '1002' },
      ],
    },
  ]);
});
