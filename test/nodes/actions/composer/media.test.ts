import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { IBinaryData, IBinaryKeyData, INodeParameters } from 'n8n-workflow';
import { start, whatsAppChannelOf, type Started } from '../../../sandbox/started-sandbox';
import { frozenNodes } from '../frozen-parameters';
import { credentialsOf, runAction, type ActionRun } from '../run-action';

let started: Started;
beforeEach(async () => {
  started = await start({ clock: 'manual', settings: { rateLimits: false } });
});
afterEach(() => started.close());

const file = (content: string | Buffer, mimeType: string, fileName: string): IBinaryData => ({
  data: Buffer.from(content).toString('base64'),
  mimeType,
  fileName,
});
const picture = file('a picture', 'image/jpeg', 'picture.jpg');
const group = (...values: INodeParameters[]): INodeParameters => ({ values });

const send = (
  parameters: INodeParameters,
  binary: readonly IBinaryKeyData[],
  settings: object = {},
): Promise<ActionRun> =>
  runAction({
    operation: 'chatApps.send',
    parameters: { recipient: '={{ $json.to }}', ...parameters },
    items: binary.map((_, index) => ({ to: `+659123456${index}` })),
    binary,
    settings,
    nodeTypes: frozenNodes,
    credentials: credentialsOf(started.sandbox),
  });

const uploads = (): number =>
  started.sandbox.requests().filter(({ operation }) => operation === 'chatApps.uploadFile').length;

/** The contents of the messages, with each address replaced by what can be downloaded there. */
async function contents(): Promise<readonly unknown[]> {
  const text = JSON.stringify(started.sandbox.messages().map(({ content }) => content));
  let shown = text;
  for (const [url] of text.matchAll(/https?:[^"]+/g)) {
    shown = shown.replaceAll(url, await (await fetch(url)).text());
  }
  return JSON.parse(shown) as readonly unknown[];
}

const fromFile = (name: string, field: string): INodeParameters => ({
  [`${name}Source`]: 'file',
  [`${name}File`]: field,
});

const cases: readonly (readonly [string, INodeParameters, IBinaryKeyData, object])[] = [
  [
    'image',
    { caption: 'Look', ...fromFile('media', 'photo') },
    { photo: picture },
    { url: 'a picture', text: 'Look' },
  ],
  [
    'video',
    { ...fromFile('media', 'film'), mediaDetails: { thumbnailFile: 'photo' } },
    { film: file('a film', 'video/mp4', 'film.mp4'), photo: picture },
    { url: 'a film', video: { thumbnail: 'a picture' } },
  ],
  ['audio', fromFile('media', 'data'), { data: file('a sound', 'audio/mpeg', 's.mp3') }, { url: 'a sound' }],
  [
    'file',
    fromFile('media', 'data'),
    { data: file('a bill', 'application/pdf', 'b.pdf') },
    { url: 'a bill' },
  ],
  [
    'replyButtons',
    {
      bodyText: 'This one?',
      buttons: group({ title: 'Yes' }),
      headerType: 'document',
      ...fromFile('header', 'data'),
    },
    { data: file('a bill', 'application/pdf', 'b.pdf') },
    { interactive: { header: { type: 'document', document: { link: 'a bill' } } } },
  ],
  [
    'template',
    {
      templateName: 'greeting',
      templateLanguage: 'en_US',
      headerType: 'image',
      ...fromFile('header', 'data'),
    },
    { data: picture },
    { template: { components: [{ type: 'header', parameters: [{ type: 'image', url: 'a picture' }] }] } },
  ],
  [
    'richCard',
    { ...fromFile('media', 'film'), ...fromFile('thumbnail', 'photo') },
    { film: file('a film', 'video/mp4', 'film.mp4'), photo: picture },
    { richCard: { media: { contentInfo: { fileUrl: 'a film', thumbnailUrl: 'a picture' } } } },
  ],
  [
    'carousel',
    { cards: group(fromFile('media', 'one'), fromFile('media', 'two')) },
    { one: picture, two: file('another', 'image/png', 'b.png') },
    {
      carousel: {
        cards: [
          { media: { contentInfo: { fileUrl: 'a picture' } } },
          { media: { contentInfo: { fileUrl: 'another' } } },
        ],
      },
    },
  ],
  [
    'viberButton',
    { text: 'Track it', buttonText: 'Track', buttonUrl: '={{ undefined }}', ...fromFile('media', 'data') },
    { data: picture },
    { text: 'Track it', url: 'a picture' },
  ],
];

describe('a file of the item', () => {
  test.each(cases)(
    'is uploaded and shown in a message of the type %s',
    async (contentType, parameters, binary, expected) => {
      if (contentType === 'template') {
        await started.client.chatApps.createTemplate({
          channelId: whatsAppChannelOf(started.sandbox),
          name: 'greeting',
          language: 'en_US',
          category: 'MARKETING',
          components: [
            { type: 'HEADER', format: 'Image', examples: ['https://example.com/a.jpg'] },
            { type: 'BODY', text: 'Hello' },
          ],
        });
        await started.sandbox.advance(5_000);
      }
      const { error } = await send({ contentType, ...parameters }, [binary]);

      expect(error).toBeUndefined();
      expect(await contents()).toMatchObject([expected]);
    },
  );

  test('is uploaded once for all items with the same content, and anew for another', async () => {
    const other = file('another', 'image/jpeg', 'picture.jpg');
    const { error } = await send({ contentType: 'image', ...fromFile('media', 'data') }, [
      { data: picture },
      { data: other },
      { data: picture },
    ]);

    expect(error).toBeUndefined();
    expect(uploads()).toBe(2);
    expect(await contents()).toEqual([{ url: 'a picture' }, { url: 'another' }, { url: 'a picture' }]);
  });

  const image = { contentType: 'image', ...fromFile('media', 'data') };
  const whatsApp = { additionalFields: { channels: group({ channel: 'WhatsApp' }, { channel: 'SMS' }) } };
  const megabytes = (count: number): Buffer => Buffer.alloc(count * 1024 * 1024, 1);

  test.each<readonly [string, INodeParameters, IBinaryKeyData, string, string]>([
    [
      'that is not there',
      { ...image, mediaFile: 'photo' },
      { data: picture },
      'Image: Input Binary Field is "photo", and the item has no file there',
      'Name a field that holds a file.',
    ],
    [
      'whose field is not named',
      { ...image, mediaFile: '={{ $json.none }}' },
      { data: picture },
      'Image: Input Binary Field is empty',
      'Name the field that holds the file.',
    ],
    [
      'of a type that no channel shows',
      image,
      { data: file('<svg/>', 'image/svg+xml', 'a.svg') },
      'Image: Input Binary Field holds a file of the type image/svg+xml, which cannot be sent here',
      'WhatsApp takes JPEG and PNG up to 5 MB; RCS takes JPEG, PNG and GIF up to 100 MB',
    ],
    [
      'of a type that the chosen channel does not show',
      { ...image, ...whatsApp },
      { data: file('GIF89a', 'image/gif', 'a.gif') },
      'Image: Input Binary Field holds a file of the type image/gif, which cannot be sent here',
      'WhatsApp takes JPEG and PNG up to 5 MB.',
    ],
    [
      'that is too large for the chosen channel',
      { ...image, ...whatsApp },
      { data: file(megabytes(6), 'image/png', 'a.png') },
      'Image: Input Binary Field holds a file of 6.0 MB, which is too large',
      'WhatsApp takes JPEG and PNG up to 5 MB.',
    ],
    [
      'of the wrong type on a card',
      { contentType: 'carousel', cards: group(fromFile('media', 'data'), fromFile('media', 'bill')) },
      { data: picture, bill: file('a bill', 'application/pdf', 'b.pdf') },
      'Card 2: Media: Input Binary Field holds a file of the type application/pdf, which cannot be sent here',
      'RCS takes JPEG, PNG and GIF up to 100 MB',
    ],
    [
      'that is empty',
      image,
      { data: file('', 'image/png', 'a.png') },
      'Image: Input Binary Field holds an empty file',
      'Check the node that makes it.',
    ],
  ])(
    '%s is told before anything is sent or uploaded',
    async (_, parameters, binary, message, description) => {
      const { error } = await send(parameters, [{ data: picture, photo: picture, ...binary }, binary]);

      expect(error?.message).toBe(message);
      expect(error?.description).toContain(description);
      expect(started.sandbox.messages()).toEqual([]);
      expect(uploads()).toBe(0);
    },
  );

  test.each([
    ['RCS', 'image/gif', 'a.gif'],
    ['Line', 'image/webp', 'a.webp'],
    ['WhatsApp', 'application/octet-stream', 'a.JPG'],
  ])('is sent where the channel takes it: %s, %s', async (channel, mimeType, name) => {
    const chosen = { additionalFields: { channels: group({ channel }, { channel: 'SMS' }) } };
    const { error } = await send({ ...image, ...chosen }, [{ data: file('x', mimeType, name) }]);

    expect(error).toBeUndefined();
    expect(await contents()).toEqual([{ url: 'x' }]);
  });

  test('that is wrong in one item leaves the other items to be sent, where the node continues', async () => {
    const { json } = await send(image, [{ data: picture }, {}], { onError: 'continueRegularOutput' });

    expect(json.map((each) => 'error' in each)).toEqual([false, true]);
    expect(await contents()).toEqual([{ url: 'a picture' }]);
  });
});

test('Upload File returns the address that messages and templates refer to', async () => {
  const { json, error } = await runAction({
    operation: 'chatApps.uploadFile',
    parameters: { file: 'data' },
    binary: [{ data: picture }],
    credentials: credentialsOf(started.sandbox),
  });

  expect(error).toBeUndefined();
  const [uploaded] = json;
  expect(Object.keys(uploaded ?? {})).toEqual(['url', 'fileName', 'token']);
  expect(await (await fetch(String(uploaded?.['url']))).text()).toBe('a picture');
});

test('an expression that gives the file itself is taken as well as the name of its field', async () => {
  const run = await send({ contentType: 'image', ...fromFile('media', '={{ $binary.photo }}') }, [
    { photo: picture },
  ]);

  expect(run.error).toBeUndefined();
  expect(await contents()).toMatchObject([{ url: 'a picture' }]);
});

test('a file inside a text is refused with the field and what to enter, and nothing is sent', async () => {
  const run = await send({ contentType: 'image', ...fromFile('media', 'file {{ $binary.photo }}') }, [
    { photo: picture },
  ]);
  const expression = await send({ contentType: 'image', ...fromFile('media', '=file {{ $binary.photo }}') }, [
    { photo: picture },
  ]);

  expect(run.error?.message).toContain('Image: Input Binary Field');
  expect(expression.error?.message).toContain('Image: Input Binary Field');
  expect(JSON.stringify(expression.error)).toContain('Enter the name of the input field');
  expect(started.sandbox.requests()).toHaveLength(0);
});
