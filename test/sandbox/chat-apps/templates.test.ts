import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';

import { start, whatsAppChannelOf, type Started } from '../started-sandbox';

const day = 86_400_000;
const body = { type: 'BODY', text: 'Hello {{1}}, your order {{2}} is ready.', examples: ['Mei', '1001'] };
const quickReply = { type: 'QUICK_REPLY', text: 'Thank you' };
const urlButton = { type: 'URL', text: 'Track', url: 'https://example.com/{{1}}', example: ['1001'] };
const buttons = (...list: object[]) => ({ type: 'BUTTONS', buttons: list as { type: string }[] });

const card = (...list: object[]) => ({
  components: [
    { type: 'header', format: 'image' },
    { type: 'body', text: 'Umbrella' },
    { type: 'buttons', buttons: list as { type: string }[] },
  ],
});

let started: Started;
let channelId: string;
beforeEach(async () => {
  started = await start({ clock: 'manual', startTime: Date.now(), settings: { rateLimits: false } });
  channelId = whatsAppChannelOf(started.sandbox);
});
afterEach(() => started.close());

type Input = Parameters<Started['client']['chatApps']['createTemplate']>[0];

const handIn = (changes: Partial<Input> = {}) =>
  started.client.chatApps.createTemplate({
    channelId,
    name: 'order_ready',
    language: 'en_US',
    category: 'UTILITY',
    components: [body],
    ...changes,
  });

const found = async (name: string) =>
  (await started.client.chatApps.getTemplates({ channelId })).templates?.filter(
    ({ templateName }) => templateName === name,
  );

const sendTemplate = (name: string) =>
  started.client.chatApps.send({
    user: { msisdn: '+6591234567' },
    type: 'template',
    content: {
      template: {
        name,
        language: 'en_US',
        components: [
          {
            type: 'body',
            parameters: [
              { type: 'text', text: 'Mei' },
              { type: 'text', text: '1001' },
            ],
          },
        ],
      },
    },
  });

describe('a new template', () => {
  it('is pending, then approved, and can be sent only after that', async () => {
    await handIn();
    expect(await found('order_ready')).toMatchObject([{ status: 'PENDING', statusName: 'Pending' }]);
    await expect(sendTemplate('order_ready')).rejects.toMatchObject({ code: 3038 });

    await started.sandbox.advance(5_000);

    expect(await found('order_ready')).toMatchObject([{ status: 'APPROVED' }]);
    const { umid } = await sendTemplate('order_ready');
    expect(started.sandbox.messages({ umid })[0]?.text).toBe('Hello Mei, your order 1001 is ready.');
  });

  it('emits an account webhook when it is approved', async () => {
    await started.listen();
    await handIn();

    await started.sandbox.advance(5_000);

    expect(started.sandbox.webhooks({ event: 'template_status_update' })).toMatchObject([
      {
        status: 'delivered',
        body: {
          eventDetails: {
            templateName: 'order_ready',
            templateLanguage: 'en_US',
            meta: { status: 'APPROVED' },
          },
        },
      },
    ]);
  });

  it('is rejected when its name contains "reject", and the webhook says why', async () => {
    await started.listen();
    await handIn({ name: 'please_reject_me' });

    await started.sandbox.advance(5_000);

    expect(await found('please_reject_me')).toMatchObject([{ status: 'REJECTED' }]);
    expect(started.sandbox.webhooks({ event: 'template_status_update' })).toMatchObject([
      { body: { eventDetails: { meta: { status: 'REJECTED', reason: 'INVALID_FORMAT' } } } },
    ]);
  });

  it('moves to the category marketing when its text is an offer', async () => {
    await started.listen();
    await handIn({ components: [{ type: 'BODY', text: 'Everything is on sale today.' }] });

    await started.sandbox.advance(5_000);

    expect(await found('order_ready')).toMatchObject([{ status: 'APPROVED', category: 'MARKETING' }]);
    expect(started.sandbox.webhooks({ event: 'template_category_update' })).toHaveLength(1);
  });

  it('is rejected instead when its category must not change', async () => {
    const components = [{ type: 'BODY', text: 'Everything is on sale today.' }];
    await handIn({ components, allow_category_change: false });

    await started.sandbox.advance(5_000);

    expect(await found('order_ready')).toMatchObject([{ status: 'REJECTED', category: 'UTILITY' }]);
  });

  it('is listed with the field names of 8x8', async () => {
    const header = { type: 'header', format: 'IMAGE', examples: ['https://example.com/picture.jpg'] };
    const footer = { type: 'footer', text: 'ExampleCo' };
    await handIn({ components: [header, body, footer, buttons(urlButton)] });

    expect(await found('order_ready')).toMatchObject([
      {
        channelId,
        language: 'en_US',
        languageName: expect.stringContaining('English'),
        categoryName: 'Utility',
        components: [
          {
            type: 'HEADER',
            format: 'Image',
            example: { headerHandle: ['https://example.com/picture.jpg'] },
          },
          { type: 'BODY', text: body.text, example: { bodyText: ['Mei', '1001'] } },
          { type: 'FOOTER', text: 'ExampleCo' },
          { type: 'BUTTONS', buttons: [urlButton] },
        ],
      },
    ]);
  });

  it('can ask for permission to call', async () => {
    await handIn({
      name: 'may_we_call',
      components: [{ type: 'BODY', text: 'May we call?' }, { type: 'CALL_PERMISSION_REQUEST' }],
    });
    await started.sandbox.advance(5_000);
    const { umid } = await started.client.chatApps.send({
      user: { msisdn: '+6591234567' },
      type: 'template',
      content: { template: { name: 'may_we_call', language: 'en_US' } },
    });

    const answer = started.sandbox.reply({ umid, callPermission: { response: 'accept' } });

    expect(answer.content).toMatchObject({ interactive: { type: 'callPermissionReply' } });
  });

  it('can exist in several languages', async () => {
    await handIn();
    await handIn({ language: 'de' });

    expect(await found('order_ready')).toHaveLength(2);
  });

  it('is still reviewed after the sandbox was saved and loaded', async () => {
    await handIn();
    const saved = started.sandbox.exportState();
    await started.sandbox.reset();
    started.sandbox.importState(JSON.parse(JSON.stringify(saved)));

    await started.sandbox.advance(5_000);

    expect(await found('order_ready')).toMatchObject([{ status: 'APPROVED' }]);
  });
});

describe('a deleted template', () => {
  it('is deleted in all languages', async () => {
    await handIn();
    await handIn({ language: 'de' });

    await started.client.chatApps.deleteTemplate({ channelId, templateName: 'order_ready' });

    expect(await found('order_ready')).toEqual([]);
  });

  it('blocks its name for 30 days', async () => {
    await handIn();
    await started.client.chatApps.deleteTemplate({ channelId, templateName: 'order_ready' });

    await expect(handIn()).rejects.toMatchObject({ status: 409, code: 3060 });
    await started.sandbox.advance(29 * day);
    await expect(handIn()).rejects.toMatchObject({ status: 409, code: 3060 });
    await started.sandbox.advance(day);
    await handIn();

    expect(await found('order_ready')).toHaveLength(1);
  });

  it('must exist', async () => {
    const deleted = started.client.chatApps.deleteTemplate({ channelId, templateName: 'never_seen' });

    await expect(deleted).rejects.toMatchObject({ status: 400, code: 3038 });
  });
});

describe('an invalid template', () => {
  const longText = 'x'.repeat(61);
  const marketing = { category: 'MARKETING' };
  const bad: readonly (readonly [string, Partial<Input>, number])[] = [
    ['of no channel of the account', { channelId: 'f0f0f0f0-0000-4000-8000-000000000000' }, 1000],
    ['in no language', { language: 'English' }, 3037],
    ['in a category that does not exist', { category: 'NEWS' }, 1000],
    ['without a body', { components: [{ type: 'FOOTER', text: 'ExampleCo' }] }, 3034],
    ['with two bodies', { components: [body, body] }, 3034],
    [
      'with two footers',
      { components: [body, { type: 'FOOTER', text: 'a' }, { type: 'footer', text: 'b' }] },
      3034,
    ],
    ['with a component that does not exist', { components: [body, { type: 'TAIL' }] }, 3039],
    ['with a body of no words', { components: [{ type: 'BODY' }] }, 1000],
    ['with a body that ends with a variable', { components: [{ type: 'BODY', text: 'Hello {{1}}' }] }, 1000],
    ['with a gap in its variables', { components: [{ type: 'BODY', text: 'a {{1}} b {{3}} c' }] }, 1000],
    ['with a long header', { components: [{ type: 'HEADER', text: longText }, body] }, 1000],
    [
      'with two variables in its header',
      { components: [{ type: 'HEADER', text: '{{1}} {{2}}' }, body] },
      1000,
    ],
    ['with a long footer', { components: [body, { type: 'FOOTER', text: longText }] }, 1000],
    ['with a variable in its footer', { components: [body, { type: 'FOOTER', text: '{{1}}' }] }, 1000],
    [
      'with a moving picture outside marketing',
      { components: [{ type: 'HEADER', format: 'Gif' }, body] },
      3034,
    ],
    ['with three links', { components: [body, buttons(urlButton, urlButton, urlButton)] }, 3034],
    ['with kinds of buttons mixed', { components: [body, buttons(quickReply, urlButton, quickReply)] }, 3034],
    ['with a code button outside authentication', { components: [body, buttons({ type: 'OTP' })] }, 3034],
    [
      'with a call button in authentication',
      { category: 'AUTHENTICATION', components: [{ type: 'BODY' }, buttons({ type: 'VOICE_CALL' })] },
      3034,
    ],
    [
      'with a Flow that is not published',
      { components: [body, buttons({ type: 'FLOW', text: 'Begin', flowId: '1' })] },
      1000,
    ],
    [
      'with cards outside marketing',
      { components: [body, { type: 'CAROUSEL', cards: [card(quickReply)] }] },
      3034,
    ],
    [
      'with cards of different buttons',
      { ...marketing, components: [body, { type: 'CAROUSEL', cards: [card(quickReply), card(urlButton)] }] },
      3034,
    ],
    [
      'with three buttons on a card',
      {
        ...marketing,
        components: [body, { type: 'CAROUSEL', cards: [card(quickReply, quickReply, quickReply)] }],
      },
      3034,
    ],
    ['that lives too short', { message_send_ttl_seconds: 5 }, 1010],
    ['of marketing that lives too short', { ...marketing, message_send_ttl_seconds: 600 }, 1010],
  ];

  it.each(bad)('%s is refused', async (_what, changes, code) => {
    await expect(handIn(changes)).rejects.toMatchObject({ status: 400, code });
  });

  it('with an existing name is refused', async () => {
    await handIn();

    await expect(handIn()).rejects.toMatchObject({ status: 400, code: 1000 });
  });
});

it('refuses to list the templates of an unknown channel', async () => {
  const asked = started.client.chatApps.getTemplates({ channelId: 'elsewhere' });

  await expect(asked).rejects.toMatchObject({ status: 404, code: 1300 });
});

describe('a message that does not fit its template', () => {
  const image = { type: 'HEADER', format: 'Image' };
  const picture = { type: 'header', parameters: [{ type: 'image', url: 'https://example.com/a.jpg' }] };
  const texts = { type: 'body', parameters: ['Mei', '1001'].map((text) => ({ type: 'text', text })) };
  const track = { type: 'button', subType: 'Url', index: 0, parameters: [{ type: 'text', text: '1001' }] };

  it.each([
    [3041, 'without its header', [texts, track]],
    [
      3042,
      'with a text in place of a picture',
      [{ ...texts, type: 'header', parameters: [texts.parameters[0]] }, texts, track],
    ],
    [
      3046,
      'with a picture that has no address',
      [{ type: 'header', parameters: [{ type: 'image', url: 'a' }] }, texts, track],
    ],
    [3041, 'without the end of its URL', [picture, texts]],
    [3045, 'with a button that it has not', [picture, texts, track, { ...track, index: 1 }]],
  ])('is refused with code %i: %s', async (code, _what, components) => {
    await handIn({ components: [image, body, buttons(urlButton)] });
    await started.sandbox.advance(5_000);
    const send = (list: readonly object[]) =>
      started.client.chatApps.send({
        user: { msisdn: '+6591234567' },
        type: 'template',
        content: { template: { name: 'order_ready', language: 'en_US', components: list } },
      });

    await expect(send(components as object[])).rejects.toMatchObject({ code });
    await expect(send([picture, texts, track])).resolves.toMatchObject({ status: { state: 'queued' } });
  });
});
