import { describe, expect, it } from '@jest/globals';
import { catalogue } from '../../../core/src/catalogue';
import { compileCheck, describeIssue, type ObjectSchema } from '../../../core/src/validation';

const now = Date.UTC(2026, 10, 29, 12);

const issuesOf = (schema: ObjectSchema, input: object): string[] =>
  compileCheck(schema)(input, now).issues.map(describeIssue);

const user = { msisdn: '+6591234567' };
const send = (message: object): string[] =>
  issuesOf(catalogue.chatApps.operations.send.input, { user, ...message });

const body = { text: 'Choose' };
const interactive = (type: string, fields: object): string[] =>
  send({ type: 'interactive', content: { interactive: { type, body, ...fields } } });

const row = (id: string, title = id) => ({ id, title });
const rows = (count: number, prefix = 'r') =>
  Array.from({ length: count }, (_, index) => row(`${prefix}${index}`));
const list = (sections: readonly object[], more: object = {}): string[] =>
  interactive('list', { action: { button: 'Open', sections }, ...more });

describe('a list message', () => {
  it('takes ten rows in two sections with titles', () => {
    expect(
      list([
        { title: 'One', rows: rows(5, 'a') },
        { title: 'Two', rows: rows(5, 'b') },
      ]),
    ).toEqual([]);
  });

  it.each<[string, readonly object[], string]>([
    [
      'a section without rows',
      [{ rows: [] }],
      'action.sections[0].rows is empty. Give the section at least one row, or remove the section.',
    ],
    [
      'a section with no list of rows',
      [{ title: 'One' }],
      'action.sections[0].rows is missing. Give the section',
    ],
    ['no section', [], 'action.sections is empty.'],
    [
      'eleven rows in all',
      [
        { title: 'One', rows: rows(6, 'a') },
        { title: 'Two', rows: rows(5, 'b') },
      ],
      'action.sections has 11 rows. WhatsApp takes at most 10 rows in all sections together.',
    ],
    [
      'several sections, one without a title',
      [{ title: 'One', rows: rows(1, 'a') }, { rows: rows(1, 'b') }],
      'action.sections[1].title is missing. Give each section a title when there are several.',
    ],
    [
      'a row ID that occurs twice',
      [
        { title: 'One', rows: [row('a')] },
        { title: 'Two', rows: [row('b'), row('a', 'Other')] },
      ],
      'action.sections[1].rows[1].id is the same as that of row 1. Give each row of the message its own ID.',
    ],
    ['a title of 25 characters', [{ rows: [row('a', 'x'.repeat(25))] }], 'rows[0].title has 25 characters.'],
    [
      'a section title of 25 characters',
      [{ title: 'x'.repeat(25), rows: rows(1) }],
      'title has 25 characters.',
    ],
  ])('is refused with %s', (_, sections, words) => {
    expect(list(sections)).toEqual([expect.stringContaining(words)]);
  });

  it('is refused with a picture above it', () => {
    const header = { type: 'image', image: { link: 'https://example.com/a.jpg' } };

    expect(list([{ rows: rows(1) }], { header })).toEqual([
      expect.stringContaining('header.type is not text'),
    ]);
  });

  it('is refused with a heading of 61 characters', () => {
    const header = { type: 'text', text: 'x'.repeat(61) };

    expect(list([{ rows: rows(1) }], { header })).toEqual([
      expect.stringContaining('header.text has 61 characters'),
    ]);
  });
});

describe('reply buttons', () => {
  const buttons = (...replies: readonly object[]): string[] =>
    interactive('button', { action: { buttons: replies.map((reply) => ({ type: 'reply', reply })) } });

  it('are one to three', () => {
    expect(buttons(row('a'))).toEqual([]);
    expect(buttons(row('a'), row('b'), row('c'))).toEqual([]);
    expect(buttons()).toEqual([expect.stringContaining('action.buttons is empty')]);
    expect(buttons(row('a'), row('b'), row('c'), row('d'))).toEqual([
      expect.stringContaining('action.buttons has 4 entries'),
    ]);
  });

  it('have IDs and titles of their own, of at most 20 characters', () => {
    expect(buttons(row('a', 'Yes'), row('a', 'No'))).toEqual([
      expect.stringContaining(
        'buttons[1].reply.id is the same as that of button 1. Give each button its own ID.',
      ),
    ]);
    expect(buttons(row('a', 'Yes'), row('b', 'Yes'))).toEqual([
      expect.stringContaining(
        'buttons[1].reply.title is the same as that of button 1. Give each button its own title.',
      ),
    ]);
    expect(buttons(row('a', 'x'.repeat(21)))).toEqual([expect.stringContaining('title has 21 characters')]);
  });
});

it('a list of products has at most thirty in sections that have some', () => {
  const products = (count: number) =>
    Array.from({ length: count }, (_, id) => ({ product_retailer_id: `${id}` }));
  const productList = (sections: readonly object[]): string[] =>
    interactive('product_list', { action: { catalog_id: '1', sections } });

  expect(productList([{ product_items: products(30) }])).toEqual([]);
  expect(productList([{ product_items: products(31) }])).toEqual([
    expect.stringContaining('has 31 products. WhatsApp takes at most 30 products'),
  ]);
  expect(productList([{ rows: rows(1) }])).toEqual([expect.stringContaining('product_items is missing')]);
});

it('a message with a link or a Flow names it', () => {
  expect(interactive('cta_url', { action: { parameters: { display_text: 'Open' } } })).toEqual([
    expect.stringContaining('action.parameters.url is missing'),
  ]);
  expect(interactive('flow', { action: { parameters: {} } })).toEqual([
    expect.stringContaining('action.parameters.flowId is missing'),
  ]);
});

describe('a variable of a template', () => {
  const template = (text: string, message: object = {}): string[] =>
    send({
      type: 'template',
      content: { template: { name: 'hello', components: [{ parameters: [{ type: 'text', text }] }] } },
      ...message,
    });

  it.each([
    ['Mei\nTan', 'has a line break'],
    ['Mei\r\nTan', 'has a line break'],
    ['Mei\tTan', 'has a tab'],
    ['Mei     Tan', 'has more than four spaces in a row'],
  ])('is refused as WhatsApp refuses it: %j', (text, words) => {
    expect(template(text)).toEqual([
      `content.template.components[0].parameters[0].text ${words}. WhatsApp refuses line breaks, tabs and more than four spaces in a row here: write one line.`,
    ]);
  });

  it('can have four spaces, and line breaks on other channels', () => {
    expect(template('Mei    Tan')).toEqual([]);
    expect(template('Mei\nTan', { channels: [{ channel: 'ZaloNotification' }] })).toEqual([]);
    expect(template('Mei\nTan', { channels: [{ channel: 'whatsapp' }, { channel: 'SMS' }] })).toHaveLength(1);
  });

  it('is checked on the cards of a carousel too', () => {
    const components = [{ type: 'body', parameters: [{ type: 'text', text: 'a\tb' }] }];
    const carousel = { type: 'carousel', cards: [{ cardIndex: 0, components }] };

    expect(
      send({ type: 'template', content: { template: { name: 'sale', components: [carousel] } } }),
    ).toEqual([expect.stringContaining('components[0].cards[0].components[0].parameters[0].text has a tab')]);
  });

  it('is checked in a batch', () => {
    const components = [{ parameters: [{ type: 'text', text: 'a\nb' }] }];
    const content = { template: { name: 'hello', components } };
    const messages = [{ user }, { user, type: 'template', content }];

    expect(issuesOf(catalogue.chatApps.operations.sendBatch.input, { messages })).toEqual([
      expect.stringContaining(
        'messages[1].content.template.components[0].parameters[0].text has a line break',
      ),
    ]);
  });
});

describe('the lengths of RCS', () => {
  const rcs = [{ channel: 'RCS' }];
  const url = `https://example.com/${'x'.repeat(2_029)}`;

  it.each<[string, object, string]>([
    [
      'text',
      { text: 'x'.repeat(3_073) },
      'content.text has 3,073 characters. RCS takes at most 3,072 in a text',
    ],
    [
      'image',
      { url: 'https://example.com/a.jpg', text: 'x'.repeat(2_001) },
      'content.text has 2,001 characters. RCS takes at most 2,000 in a caption',
    ],
    ['image', { url }, 'content.url has 2,049 characters. RCS takes at most 2,048 in a URL'],
  ])('are checked where RCS is the only channel: %s', (type, content, words) => {
    expect(send({ type, content, channels: rcs })).toEqual([expect.stringContaining(words)]);
    expect(send({ type, content })).toEqual([]);
    expect(send({ type, content, channels: [...rcs, { channel: 'WhatsApp' }] })).toEqual([]);
  });

  it('allow seven chips', () => {
    const chips = (count: number): string[] =>
      send({
        type: 'text',
        content: {
          text: 'Hi',
          suggestions: Array.from({ length: count }, () => ({ reply: { text: 'Yes', postbackData: 'yes' } })),
        },
      });

    expect(chips(7)).toEqual([]);
    expect(chips(8)).toEqual([expect.stringContaining('content.suggestions has 8 entries')]);
  });
});

describe('the period of a log export', () => {
  const exportOf = (input: object): string[][] =>
    [catalogue.sms, catalogue.chatApps, catalogue.voice].map(({ operations }) =>
      issuesOf(operations.startLogExport.input, input),
    );
  const all = (issue: string): string[][] => [[issue], [issue], [issue]];

  it('takes dates and times, alone or together', () => {
    expect(exportOf({ from: '2026-11-01', to: '2026-11-01' })).toEqual([[], [], []]);
    expect(exportOf({ from: '2026-11-01', to: '2026-11-01T09:00:00+08:00' })).toEqual([[], [], []]);
    expect(exportOf({ to: '2026-11-01T09:00:00Z' })).toEqual([[], [], []]);
  });

  it('is refused if it ends before it starts', () => {
    const issue = 'to is earlier than the start of the period. Give a later end, or an earlier start.';

    expect(exportOf({ from: '2026-11-02', to: '2026-11-01' })).toEqual(all(issue));
    expect(exportOf({ from: '2026-11-01T09:00:01Z', to: '2026-11-01T17:00:00+08:00' })).toEqual(all(issue));
  });

  it('is refused with other words than a date', () => {
    expect(exportOf({ from: 'last week' })).toEqual(
      all(
        'from is neither a date nor a date and time ("last week"). Write it as 2026-12-01, or with a time as 2026-12-01T09:00:00+08:00.',
      ),
    );
  });
});
