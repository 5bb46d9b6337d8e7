import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { nodeName } from '../run-action';
import { templateAccount, type Components, type TemplateAccount } from './template-account';

const components: Components = [
  { type: 'HEADER', format: 'Document' },
  { type: 'BODY', text: 'Dear {{1}}, here is {{2}} for you.', examples: ['Mei', 'the bill'] },
];
const plain: Components = [{ type: 'BODY', text: 'Dear {{1}}, thank you.', examples: ['Mei'] }];

let account: TemplateAccount;
beforeEach(async () => {
  account = await templateAccount();
});
afterEach(() => account.close());

const requestsOf = (operation: string): number =>
  account.sandbox.requests().filter((request) => request.operation === operation).length;

describe('choosing', () => {
  test('the list has the approved templates, each with its language and category, and can be searched', async () => {
    await account.approve('thanks', plain, { category: 'UTILITY' });
    await account.approve('thanks', plain, { language: 'de' });
    await account.approve('to_reject', plain);

    expect(await account.list('thanks')).toEqual([
      { name: 'thanks (de, Marketing)', value: 'thanks/de' },
      { name: 'thanks (en_US, Utility)', value: 'thanks/en_US' },
    ]);
    expect(await account.list('to_reject')).toEqual([]);
  });

  test('a template that is written by hand has fields too, and must name its language if there are several', async () => {
    await account.approve('thanks', plain);
    await account.approve('thanks', plain, { language: 'de' });

    expect(await account.mapping('thanks')).toEqual({
      fields: [],
      emptyFieldsNotice:
        'The template thanks is approved in en_US, de: write one behind the name, as thanks/en_US.',
    });
    const { errors } = await account.send('thanks', { 'body.1': 'Ana' });
    expect(errors[nodeName]?.message).toBe('Template "thanks" has no language');
  });

  test('the text of the template stands above its variables, and is not sent', async () => {
    await account.approve('bill', components);

    const fields = await account.fields('bill/en_US');
    expect(fields.filter(({ readOnly }) => readOnly)).toMatchObject([
      { displayName: 'Body Text', defaultValue: 'Dear {{1}}, here is {{2}} for you.', required: false },
    ]);
    const filled = {
      'header.document.url': 'https://example.com/a.pdf',
      'body.1': 'Ana',
      'body.2': 'the bill',
    };
    const text = Object.fromEntries(fields.map(({ id, defaultValue = null }) => [id, defaultValue]));
    const { errors } = await account.send('bill/en_US', { ...text, ...filled });
    expect(errors[nodeName]).toBeUndefined();
    expect(account.sandbox.messages()[0]?.text).toBe('Dear Ana, here is the bill for you.');
  });

  test('a template without variables says so and shows its text, in place of the notice before', async () => {
    await account.approve('hello', [{ type: 'BODY', text: 'Hello & <welcome>' }]);

    expect(await account.mapping('')).toEqual({
      fields: [],
      emptyFieldsNotice: expect.stringContaining('appear here once it is chosen'),
    });
    expect(await account.mapping('hello/en_US')).toEqual({
      fields: [],
      emptyFieldsNotice: 'This template has no variables and is sent as it is: Hello &amp; &lt;welcome>',
    });
  });

  test('a missing template is reported', async () => {
    await expect(account.send('', {})).rejects.toThrow('Parameter "Template" is required');
    const { errors } = await account.send('={{ $json.none }}', {}, { schema: [] });
    expect(errors[nodeName]?.message).toBe('Template is not chosen');
  });
});

describe('a value that WhatsApp refuses', () => {
  const everything: Components = [
    { type: 'HEADER', format: 'Text', text: 'Order {{1}}', examples: ['1001'] },
    { type: 'BODY', text: 'Dear {{1}}, here is {{2}} for you.', examples: ['Mei', 'the bill'] },
    {
      type: 'BUTTONS',
      buttons: [
        { type: 'URL', text: 'Track', url: 'https://example.com/{{1}}', example: ['1001'] },
        { type: 'QUICK_REPLY', text: 'Thanks' },
      ],
    },
  ];
  const values = { 'header.1': '1001', 'body.1': 'Ana', 'body.2': 'the bill', 'button.0.url': '1001' };

  test.each(['header.1', 'body.1', 'body.2'])('is named by the label of its field: %s', async (id) => {
    await account.approve('everything', everything);
    const fields = await account.fields('everything/en_US');
    const label = fields.find((field) => field.id === id)?.displayName;

    const { errors } = await account.send('everything/en_US', { ...values, [id]: 'two\nlines' });

    expect(label).toBeDefined();
    expect(errors[nodeName]?.message).toContain(`${label} has a line break`);
    expect(account.sandbox.messages()).toEqual([]);
  });
});

describe('many items', () => {
  test('a thousand items of different variables go in one request, and the template is not fetched again', async () => {
    await account.approve('thanks', plain);
    const items = Array.from({ length: 1_000 }, (_, index) => ({
      to: `+6591${311_000 + index}`,
      name: `Customer ${index}`,
    }));
    const schema = await account.fields('thanks/en_US');
    const asked = requestsOf('chatApps.getTemplates');

    const { errors, items: out } = await account.send(
      'thanks/en_US',
      { 'body.1': '={{ $json.name }}' },
      { items, schema },
    );

    expect(errors[nodeName]).toBeUndefined();
    expect(out[nodeName]).toHaveLength(1_000);
    expect(requestsOf('chatApps.sendBatch')).toBe(1);
    expect(requestsOf('chatApps.getTemplates')).toBe(asked);
    const messages = account.sandbox.messages();
    expect(messages.map(({ text }) => text)).toEqual(items.map(({ name }) => `Dear ${name}, thank you.`));
  });

  const some = [{ name: 'Ana' }, {}, { name: 'Bo' }];

  test('a variable that an item lacks is named by its field and its item, and nothing is sent', async () => {
    await account.approve('thanks', plain);

    const { errors } = await account.send('thanks/en_US', { 'body.1': '={{ $json.name }}' }, { items: some });

    expect(errors[nodeName]).toMatchObject({
      message: 'Body: {{1}} – Mei is empty',
      description: expect.stringContaining('Nothing was sent. To send the other items'),
      context: { itemIndex: 1 },
    });
    expect(account.sandbox.messages()).toEqual([]);
  });

  test('where the node may go on, the item without its variable is reported and the others are sent', async () => {
    await account.approve('thanks', plain);

    const { items } = await account.send(
      'thanks/en_US',
      { 'body.1': '={{ $json.name }}' },
      { items: some, settings: { onError: 'continueRegularOutput' } },
    );

    expect(items[nodeName]?.map(({ json }) => 'error' in json)).toEqual([false, true, false]);
    expect(account.sandbox.messages().map(({ text }) => text)).toEqual([
      'Dear Ana, thank you.',
      'Dear Bo, thank you.',
    ]);
  });

  test('a template that got another variable after the fields were loaded is refused for each item, with what to do', async () => {
    await account.approve('thanks', plain);
    const schema = await account.fields('thanks/en_US');
    const old = account.sandbox.templates().find(({ name }) => name === 'thanks');
    account.sandbox.addTemplate({
      name: 'thanks',
      language: 'en_US',
      body: 'Dear {{1}}, thank you for {{2}}.',
    });
    expect(old).toBeDefined();

    const { errors } = await account.send('thanks/en_US', { 'body.1': 'Ana' }, { schema });

    expect(errors[nodeName]?.message).toContain('3041');
    expect(errors[nodeName]?.description).toContain('variables');
    expect(account.sandbox.messages()).toEqual([]);
  });
});

describe('fields', () => {
  beforeEach(async () => {
    await account.approve('bill', components);
  });
  const texts = { 'body.1': 'Ana', 'body.2': 'the bill' };

  test.each([
    [{}, 'Document URL is empty'],
    [{ 'header.document.url': 'bill.pdf' }, 'Document URL is not a web address'],
    [{ 'header.document.file': 'data' }, 'Document Binary Field is "data", and the item has no file there'],
    [
      { 'header.document.url': 'https://example.com/a.pdf', 'header.document.file': 'data' },
      'Document Binary Field is given beside a URL',
    ],
    [
      { 'header.document.url': 'https://example.com/a.pdf', 'footer.1': 'x' },
      'Template Variables > footer.1 is no place of a template',
    ],
  ])('%j is refused by name', async (values, message) => {
    const { errors } = await account.send('bill/en_US', { ...texts, ...values });

    expect(errors[nodeName]?.message).toBe(message);
  });

  test('a file that is missing is asked for in both of its fields', async () => {
    const { errors } = await account.send('bill/en_US', texts);

    expect(errors[nodeName]?.description).toBe(
      "Enter a web address, or the name of the item's file, such as data, in Document Binary Field. Nothing was sent.",
    );
  });

  test('the file of an item is uploaded once for all items that show it, and shown by its address', async () => {
    const bytes = Buffer.from('%PDF-1.7 a bill');
    const binary = {
      data: { data: bytes.toString('base64'), mimeType: 'application/pdf', fileName: 'bill.pdf' },
    };

    const { errors } = await account.send(
      'bill/en_US',
      { ...texts, 'header.document.file': 'data' },
      { items: [{ to: '+6591234567' }, { to: '+6591234568' }], binary },
    );

    expect(errors[nodeName]).toBeUndefined();
    expect(requestsOf('chatApps.uploadFile')).toBe(1);
    const urls = account.sent().map((each) => JSON.stringify(each).match(/"url":"([^"]+)"/)?.[1] ?? '');
    expect(urls).toHaveLength(2);
    expect(new Set(urls).size).toBe(1);
    const shown = await fetch(urls[0] ?? '');
    expect(Buffer.from(await shown.arrayBuffer())).toEqual(bytes);
  });

  test('a file that cannot be uploaded keeps its message from being sent', async () => {
    account.sandbox.addFault({
      target: 'chatApps.uploadFile',
      effect: { kind: 'error', status: 413, code: 7001, reason: 'The request is larger than 100 MB' },
    });
    const binary = { data: { data: 'YQ==', mimeType: 'application/pdf', fileName: 'bill.pdf' } };

    const { errors } = await account.send(
      'bill/en_US',
      { ...texts, 'header.document.file': 'data' },
      { binary },
    );

    expect(errors[nodeName]?.message).toContain('7001');
    expect(account.sandbox.messages()).toEqual([]);
  });

  test('fields that the editor did not keep are known by their names alone', async () => {
    const { errors } = await account.send(
      'bill/en_US',
      { ...texts, 'header.document.url': 'https://example.com/a.pdf' },
      { schema: [] },
    );

    expect(errors[nodeName]).toBeUndefined();
    expect(account.sandbox.messages()[0]?.text).toBe('Dear Ana, here is the bill for you.');
  });

  test('a gap in the numbered variables is reported', async () => {
    const { errors } = await account.send(
      'bill/en_US',
      { 'header.document.url': 'https://example.com/a.pdf', 'body.2': 'the bill' },
      { schema: [] },
    );

    expect(errors[nodeName]?.message).toBe('body.1 is missing');
  });
});
